import path from 'node:path';
import type { Core } from '@strapi/strapi';
import type { PostgresChoice, SqliteChoice } from '../src/environment/environment';
import { projectRootOf } from '../src/environment/project-root';
import { readEnvironment } from '../src/environment/read-environment';
import { lockWaitMilliseconds } from '../src/event-loop/await-sqlite-lock';
import { rememberStatements } from '../src/database/remember-statements';

const connectionTimeoutMilliseconds = 5_000;

/** A process that is frozen in a transaction, such as one that starts, has its locks for so long (PostgreSQL's manual, 20.11). */
const silentMinutes = 2;

/** Longer than whoever does something is busy with something else, without reading what the server sends. */
const untakenSeconds = 20;

/** Appendix A of PostgreSQL's manual. */
const uniqueViolation = '23505';

type Done = (error?: Error, connection?: unknown) => void;

export default (): Core.Config.Database => {
  const { database } = readEnvironment(process.env);
  const connection = database.client === 'sqlite' ? sqlite(database) : postgres(database);
  // Of a statement that fails the log gets the text, and not what a reader searched for (knex, `query-executioner.js`).
  return { connection: { ...connection, compileSqlOnError: false } };
};

const sqlite = ({ filename }: SqliteChoice): Core.Config.Database['connection'] => ({
  client: 'sqlite',
  connection: { filename: path.resolve(projectRootOf(__dirname), filename) },
  useNullAsDefault: true,
  pool: { afterCreate: tuneSqlite },
});

const tuneSqlite = (connection: unknown, done: Done): void => {
  try {
    setPragmas(connection);
  } catch (error) {
    // The first statement is what fails on a file that is no database; thrown, it would end the process without a word.
    done(error instanceof Error ? error : new Error(String(error)));
    return;
  }
  done(undefined, connection);
};

const setPragmas = (connection: unknown): void => {
  if (!takesPragmas(connection)) throw new TypeError('Expected a connection of better-sqlite3');
  // First, because changing the journal mode has to wait for another process that is just opening the file.
  connection.pragma('busy_timeout = 15000');
  connection.pragma('journal_mode = WAL');
  // In WAL mode a power cut may lose the last commits but never leaves half of one.
  connection.pragma('synchronous = NORMAL');
  connection.pragma('foreign_keys = ON');
  // From now on others are let in while a lock is waited for.
  connection.pragma(`busy_timeout = ${lockWaitMilliseconds}`);
  rememberStatements(connection);
};

/** better-sqlite3 brings no types, and knex hands its connection over as unknown. */
const takesPragmas = (
  connection: unknown,
): connection is { pragma(statement: string): unknown; prepare(sql: string): object } =>
  typeof connection === 'object' &&
  connection !== null &&
  'pragma' in connection &&
  'prepare' in connection;

const postgres = ({
  server,
  schema,
  ssl,
  pool,
}: PostgresChoice): Core.Config.Database['connection'] => ({
  client: 'postgres',
  connection: {
    ...(server.url === undefined ? {} : { connectionString: server.url }),
    host: server.host,
    port: server.port,
    database: server.name,
    user: server.username,
    password: server.password,
    schema,
    ...(ssl === undefined ? {} : { ssl }),
    // pg waits for ever for a host that does not answer.
    connectionTimeoutMillis: connectionTimeoutMilliseconds,
    // A host that has gone without a word is noticed while nothing is asked.
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
  },
  pool: {
    ...pool,
    afterCreate: (connection: unknown, done: Done) => {
      preparePostgres(connection, schema).then(
        () => done(undefined, connection),
        (error: unknown) => done(error instanceof Error ? error : new Error(String(error))),
      );
    },
  },
});

const preparePostgres = async (connection: unknown, schema: string): Promise<void> => {
  if (!takesQueries(connection)) throw new TypeError('Expected a connection of pg');
  await refuseStandby(connection);
  await createSchemaIfMissing(connection, schema);
  // PostgreSQL reckons with a disk on which a page out of order costs four in order, and read all of 32,000 sections to find the 1,600 of a
  // page of articles. The content is in memory, where it costs as much: 22 ms, and 6.
  await connection.query('SET random_page_cost = 1.1');
  await connection.query(`SET idle_in_transaction_session_timeout = '${silentMinutes}min'`);
  // The server waited with its locks for ever to send an answer to a process that is frozen. It says that its own end of a connection may be
  // given up; over a Unix socket, and where its system has no such thing, nothing comes of it (PostgreSQL's manual, 20.3.2).
  await connection.query(`SET tcp_user_timeout = '${untakenSeconds}s'`);
};

/**
 * After a failover a name or a proxy may lead to a server that only reads, and is behind. The pool kept its connections to it for ever, as
 * it could read; what was read there was taken for what is published.
 */
const refuseStandby = async (connection: PostgresConnection): Promise<void> => {
  const { rows } = await connection.query('SELECT pg_is_in_recovery() AS "isStandby"');
  if (rows.some(({ isStandby }) => isStandby === true))
    throw new Error('The database — expected a server that writes; this one is a standby');
};

/** Strapi names the schema in every statement but never creates it, so that a start on a new one ended at the first. */
const createSchemaIfMissing = async (
  connection: PostgresConnection,
  schema: string,
): Promise<void> => {
  const found = await connection.query('SELECT 1 FROM pg_namespace WHERE nspname = $1', [schema]);
  // Asked first, because IF NOT EXISTS wants the right to create schemas even where there is nothing to create.
  if (found.rows.length > 0) return;
  try {
    await connection.query(`CREATE SCHEMA IF NOT EXISTS "${schema}"`);
  } catch (error) {
    // Another connection was creating it at the same moment.
    if (!(error instanceof Error && 'code' in error && error.code === uniqueViolation)) throw error;
  }
};

interface PostgresConnection {
  query(text: string, values?: unknown[]): Promise<{ rows: Record<string, unknown>[] }>;
}

/** pg's types are not those of the connection that knex hands over as unknown. */
const takesQueries = (connection: unknown): connection is PostgresConnection =>
  typeof connection === 'object' && connection !== null && 'query' in connection;
