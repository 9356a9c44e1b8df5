import type { DatabaseChoice } from './environment';
import { readServerParts, readServerUrl } from './read-postgres-server';
import { type VariableReader } from './variable-reader';

/**
 * Which database to use: SQLite unless the variables name a Postgres server.
 * @param reader collects a sentence for each wrong variable.
 */
export const readDatabase = (reader: VariableReader): DatabaseChoice => {
  const url = reader.optional('DATABASE_URL');
  const namesServer = url !== undefined || reader.optional('DATABASE_HOST') !== undefined;
  const client = reader.choice(
    'DATABASE_CLIENT',
    ['sqlite', 'postgres'],
    namesServer ? 'postgres' : 'sqlite',
  );

  if (client === 'sqlite') {
    // Going on with SQLite would hide every document that is in the Postgres database the operator meant.
    if (url !== undefined) {
      reader.problems.push(
        'DATABASE_CLIENT is "sqlite" but DATABASE_URL names a Postgres server; expected only one of them.',
      );
    }
    // A path such as ":memory:" would lose everything at the next start, and Strapi would make a file of that name.
    const filename = reader.matching(
      'DATABASE_FILENAME',
      '.tmp/data.db',
      /^(?!:memory:)/,
      'the path of a file',
    );
    return { client, filename };
  }

  return {
    client,
    server: url === undefined ? readServerParts(reader) : readServerUrl(reader, url),
    // Strapi puts the name between quotes into `SET search_path` without escaping it.
    schema: reader.matching(
      'DATABASE_SCHEMA',
      'public',
      /^[A-Za-z_][\w$]*$/,
      'the name of a Postgres schema',
    ),
    ssl: readSsl(reader),
    pool: readPool(reader),
  };
};

const readSsl = (reader: VariableReader): { rejectUnauthorized: boolean } | undefined => {
  const rejectUnauthorized = reader.boolean('DATABASE_SSL_REJECT_UNAUTHORIZED', true);
  return reader.boolean('DATABASE_SSL', false) ? { rejectUnauthorized } : undefined;
};

const readPool = (reader: VariableReader): { min: number; max: number } => {
  const min = reader.wholeNumber('DATABASE_POOL_MIN', 2, { min: 0, max: 1000 });
  // Strapi 5.54 takes one connection at start and never gives it back, so a pool of one would wait for itself.
  const max = reader.wholeNumber('DATABASE_POOL_MAX', Math.max(10, min), { min: 2, max: 1000 });
  if (min > max)
    reader.refuse('DATABASE_POOL_MIN', `at most DATABASE_POOL_MAX, which is ${max}`, String(min));
  return { min, max };
};
