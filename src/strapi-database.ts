/**
 * Where the types of Strapi's database end: its transactions, its lifecycles and the connections below it. As in
 * `strapi-types.ts`, each function opens one such door.
 */
import type { Core } from '@strapi/strapi';
import type { Transaction } from './strapi-types';

/** What is done at the end of a transaction that does what it was opened for. */
interface TransactionEnds {
  /** Still a part of it: where this fails, nothing of the transaction is written. */
  beforeCommit: (transaction: Transaction) => Promise<void>;
  /** Before anybody is told that it is committed. */
  afterCommit: (transaction: Transaction) => void;
  /** It was rolled back, or nobody knows: a connection may be lost while it commits. */
  afterFailure: (transaction: Transaction) => void;
}

/** Gives every transaction from now on these ends. */
export const wrapTransactions = (strapi: Core.Strapi, ends: TransactionEnds): void => {
  const { db } = strapi;
  const open = db.transaction.bind(db) as (
    work?: (given: { trx: Transaction }) => Promise<unknown>,
  ) => unknown;
  const openWithEnds = async (work: (given: { trx: Transaction }) => Promise<unknown>) => {
    let transaction: Transaction | undefined;
    try {
      const result = await open(async (given) => {
        transaction = given.trx;
        const done = await work(given);
        await ends.beforeCommit(given.trx);
        return done;
      });
      if (transaction !== undefined) ends.afterCommit(transaction);
      return result;
    } catch (error) {
      if (transaction !== undefined) ends.afterFailure(transaction);
      throw error;
    }
  };
  const transaction: typeof open = (work) =>
    // Without work it is the caller's to commit; inside another one, it ends with that one.
    work === undefined || db.inTransaction() ? open(work) : openWithEnds(work);
  Object.assign(db, { transaction });
};

/** Of what was written; of many rows at once, Strapi says only how many. */
type RowEvent = { model: { uid: string }; result?: unknown };

/**
 * Calls `tell` after every write of rows of these types, whoever makes it and in the write's own transaction. For what is no
 * document: of documents this would tell of deletes that are none, since publishing makes rows anew.
 */
export const subscribeToRows = (
  strapi: Core.Strapi,
  models: string[],
  tell: (uid: string, row: unknown) => Promise<void>,
): void => {
  const onEvent = ({ model, result }: RowEvent): Promise<void> => tell(model.uid, result);
  const after = ['Create', 'CreateMany', 'Update', 'UpdateMany', 'Delete', 'DeleteMany'];
  // eslint-disable-next-line no-restricted-syntax -- the rule is about documents, which have a middleware; these rows have none
  strapi.db.lifecycles.subscribe({
    models,
    ...Object.fromEntries(after.map((action) => [`after${action}`, onEvent])),
  });
};

/** What we use of a connection of pg. */
export interface PostgresConnection {
  query: (statement: string) => Promise<{ rows: Record<string, unknown>[] }>;
  on: ((event: 'error' | 'end', tell: () => void) => unknown) &
    ((event: 'notification', tell: (message: { payload?: string }) => void) => unknown);
  end: () => Promise<void>;
}

/** What we use of a connection of better-sqlite3. */
export interface SqliteConnection {
  prepare: (statement: string) => { pluck: () => { get: () => unknown } };
  close: () => unknown;
}

/** A connection outside of the pool, to what the pool connects to. */
const openConnection = async (strapi: Core.Strapi): Promise<unknown> => {
  const client = strapi.db.connection.client as { acquireRawConnection: () => Promise<unknown> };
  return client.acquireRawConnection();
};

export const openPostgresConnection = async (strapi: Core.Strapi): Promise<PostgresConnection> =>
  (await openConnection(strapi)) as PostgresConnection;

export const openSqliteConnection = async (strapi: Core.Strapi): Promise<SqliteConnection> =>
  (await openConnection(strapi)) as SqliteConnection;

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
      // By this knex knows one that is no good (`validate` in its lib/client.js), and makes another.
      (connection as { __knex__disposed?: unknown }).__knex__disposed = error;
    }
  };
};
