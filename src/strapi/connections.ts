/** Where the types of Strapi's connections to its database end: those of the pool, and those that are opened beside it. */
import type { Core } from '@strapi/strapi';
import type { ConnectionClient } from './acquired-connections';

/** What we use of a connection of pg. */
export interface PostgresConnection {
  query: (
    statement: string,
    values?: readonly unknown[],
  ) => Promise<{ rows: Record<string, unknown>[] }>;
  on: ((event: 'error' | 'end', tell: () => void) => unknown) &
    ((event: 'notification', tell: (message: { payload?: string }) => void) => unknown);
  end: () => Promise<void>;
  /** Of the server's process, as whoever answered the connection said. */
  processID?: number | null;
}

interface SqliteStatement {
  pluck: () => SqliteStatement;
  raw: () => SqliteStatement;
  safeIntegers: () => SqliteStatement;
  get: () => unknown;
  all: (...values: readonly unknown[]) => unknown[];
  run: (values: readonly unknown[]) => unknown;
  iterate: () => Iterable<unknown>;
}

/** What we use of a connection of better-sqlite3. */
export interface SqliteConnection {
  prepare: (statement: string) => SqliteStatement;
  exec: (statements: string) => unknown;
  pragma: (statement: string) => unknown;
  close: () => unknown;
}

/** A connection outside of the pool, to what the pool connects to. */
const openConnection = async (strapi: Core.Strapi): Promise<unknown> => {
  const client = strapi.db.connection.client as { acquireRawConnection: () => Promise<unknown> };
  return client.acquireRawConnection();
};

/** One that is lost is told of by the statement that is under way: knex listens to its errors, which would end the process else. */
export const openPostgresConnection = async (strapi: Core.Strapi): Promise<PostgresConnection> =>
  (await openConnection(strapi)) as PostgresConnection;

export const openSqliteConnection = async (strapi: Core.Strapi): Promise<SqliteConnection> =>
  (await openConnection(strapi)) as SqliteConnection;

/** knex's client of better-sqlite3. */
interface SqliteClient {
  driver: new (
    filename: string,
    options?: { readonly: boolean; fileMustExist: boolean },
  ) => SqliteConnection;
  connectionSettings: { filename: string };
}

const sqliteClientOf = (strapi: Core.Strapi): SqliteClient =>
  strapi.db.connection.client as SqliteClient;

/** The path of the database's file. */
export const sqliteFilename = (strapi: Core.Strapi): string =>
  sqliteClientOf(strapi).connectionSettings.filename;

/** A file of its own beside the database's, of the same name with `suffix`. */
export const openSqliteBeside = (strapi: Core.Strapi, suffix: string): SqliteConnection => {
  const { driver } = sqliteClientOf(strapi);
  return new driver(`${sqliteFilename(strapi)}${suffix}`);
};

/** The database's file to be read and not to be made: a connection as any other would leave an empty one where there is none. */
export const openSqliteReader = (strapi: Core.Strapi): SqliteConnection => {
  const { driver } = sqliteClientOf(strapi);
  return new driver(sqliteFilename(strapi), { readonly: true, fileMustExist: true });
};

/** Works on one connection of the pool, which on SQLite is the only one: whatever else is asked of the database waits. */
export const withPoolConnection = async <T>(
  strapi: Core.Strapi,
  work: {
    sqlite: (connection: SqliteConnection) => Promise<T>;
    postgres: (connection: PostgresConnection) => Promise<T>;
  },
): Promise<T> => {
  const pool = strapi.db.connection.client as ConnectionClient;
  const connection = await pool.acquireConnection();
  try {
    return strapi.db.dialect.client === 'sqlite'
      ? await work.sqlite(connection as SqliteConnection)
      : await work.postgres(connection as PostgresConnection);
  } finally {
    await pool.releaseConnection(connection);
  }
};

/** What we use of a connection of the pool's; of pg, its socket, the server's process for it, and what it waits for (`client.js` of pg 8.23). */
interface PooledConnection {
  connection?: { stream?: { destroy: () => unknown } };
  processID?: number | null;
  _activeQuery?: object | null;
}

/** The pool is tarn's, which knex does not type. */
interface ConnectionPool {
  numUsed: () => number;
  numFree: () => number;
  numPendingAcquires: () => number;
  numPendingCreates: () => number;
  used: { resource: PooledConnection }[];
  free: { resource: PooledConnection }[];
  pendingAcquires: { abort: () => void }[];
}

const poolOf = (strapi: Core.Strapi): ConnectionPool =>
  (strapi.db.connection.client as { pool: ConnectionPool }).pool;

/** How many connections work, how many wait for work, and how many pieces of work wait for one. */
export const countConnections = (
  strapi: Core.Strapi,
): { used: number; free: number; pending: number } => {
  const pool = poolOf(strapi);
  return { used: pool.numUsed(), free: pool.numFree(), pending: pool.numPendingAcquires() };
};

/** Whether no query is under way or waits for a connection. */
export const isDatabaseIdle = (strapi: Core.Strapi): boolean => {
  const { used, pending } = countConnections(strapi);
  return used + pending + poolOf(strapi).numPendingCreates() === 0;
};

/** A connection to PostgreSQL on which an answer is waited for. */
interface WaitingConnection {
  question: object;
  /** Of the server's process that is to answer. */
  pid: number;
  /** Ends it as if it had been cut: who waits fails. */
  cut: () => void;
}

export const waitingConnections = (strapi: Core.Strapi): WaitingConnection[] =>
  poolOf(strapi).used.flatMap(
    ({ resource: { _activeQuery: question, processID: pid, connection } }) =>
      question && pid ? [{ question, pid, cut: () => void connection?.stream?.destroy() }] : [],
  );

/** Ends all connections of the pool to PostgreSQL as if they had been cut: whoever waits for one fails, and new ones are made. */
export const cutConnections = (strapi: Core.Strapi): void => {
  const { used, free, pendingAcquires } = poolOf(strapi);
  for (const waiting of [...pendingAcquires]) waiting.abort();
  for (const { resource } of [...used, ...free]) resource.connection?.stream?.destroy();
};

/** Has the pool make another one in its place: by this knex knows one that is no good (`validate` in its lib/client.js). */
export const discardConnection = (connection: unknown, reason: unknown): void => {
  (connection as { __knex__disposed?: unknown }).__knex__disposed = reason;
};

/**
 * Lets the pool throw away a connection that was cut while Strapi gave it its settings. Strapi waits for them without looking whether
 * they failed (`afterCreate` in @strapi/database 5.54), so that a database that went at that moment ended the process.
 */
export const outliveBrokenConnections = (strapi: Core.Strapi): void => {
  const dialect = strapi.db.dialect as unknown as {
    initialize: (connection: unknown) => Promise<void>;
  };
  const initialise = dialect.initialize.bind(dialect);
  dialect.initialize = async (connection) => {
    try {
      await initialise(connection);
    } catch (error) {
      discardConnection(connection, error);
    }
  };
};
