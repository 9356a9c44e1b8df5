import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';

export type DatabaseKind = 'sqlite' | 'postgres';
export const databaseKinds: DatabaseKind[] = ['sqlite', 'postgres'];

/** A database of one test file's own: the environment that selects it, and how it is removed. */
export interface TemporaryDatabase {
  environment: Record<string, string>;
  remove: () => Promise<void>;
}

const required = (name: string): string => {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is unset: the suite's global setup has not run`);
  return value;
};

/** Runs a statement beside all databases of the suite. */
export const administer = async (statement: string): Promise<void> => {
  const client = new Client({ connectionString: `${required('TEST_POSTGRES_URL')}/postgres` });
  await client.connect();
  await client.query(statement).finally(() => client.end());
};

let created = 0;
const uniqueName = (): string => `test_${process.pid}_${Date.now()}_${(created += 1)}`;

const createSqlite = async (template: string | null): Promise<TemporaryDatabase> => {
  const folder = await mkdtemp(join(tmpdir(), 'explainer-sqlite-'));
  const filename = join(folder, 'data.db');
  if (template !== null)
    await copyFile(join(required('TEST_TEMPLATES'), `${template}.db`), filename);
  return {
    environment: { DATABASE_CLIENT: 'sqlite', DATABASE_FILENAME: filename },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
};

const createPostgres = async (template: string | null): Promise<TemporaryDatabase> => {
  const name = uniqueName();
  await administer(
    `CREATE DATABASE ${name} TEMPLATE ${template === null ? 'template0' : `template_${template}`}`,
  );
  return {
    environment: {
      DATABASE_CLIENT: 'postgres',
      DATABASE_URL: `${required('TEST_POSTGRES_URL')}/${name}`,
    },
    remove: () => administer(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  };
};

/** `template`: what stands in it from the start, as global setup prepared it; null for an empty database. */
export const createDatabase = (
  kind: DatabaseKind,
  template: 'tables' | 'content' | null,
): Promise<TemporaryDatabase> =>
  kind === 'sqlite' ? createSqlite(template) : createPostgres(template);
