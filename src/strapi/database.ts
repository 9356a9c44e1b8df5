/** Where the types of Strapi's database end: its transactions, its lifecycles, its tables and its statements. */
import type { Core } from '@strapi/strapi';
import { prepareOnce } from '../database/prepare-once';
import type { Transaction } from './transaction';

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

interface CommitCallbacks {
  onCommit: (callback: () => unknown) => void;
}

/**
 * Lets what waits for a transaction to be committed be called by `call`. What fails in it is logged: Strapi neither waits for it nor looks
 * (`commit` in @strapi/database 5.54's transaction-context.js), and a database that went while an entry was read for a webhook ended the process.
 */
export const aroundCommitCallbacks = (
  { db, log }: Core.Strapi,
  call: (callback: () => unknown) => unknown,
): void => {
  const callAndLog = async (callback: () => unknown): Promise<void> => {
    try {
      await call(callback);
    } catch (error) {
      log.error('What was to be done after a commit failed', { error });
    }
  };
  const open = db.transaction.bind(db) as (work?: (given: CommitCallbacks) => unknown) => unknown;
  const transaction: typeof open = (work) =>
    open(
      work &&
        ((given) =>
          work({ ...given, onCommit: (callback) => given.onCommit(() => callAndLog(callback)) })),
    );
  Object.assign(db, { transaction });
};

interface Model {
  uid: string;
  singularName: string;
  tableName: string;
  attributes: Record<string, { type: string }>;
  indexes: { name: string; columns: string[]; type?: 'unique' }[];
}

/** Adds a table that is no content type; only in register(). */
export const addModel = (strapi: Core.Strapi, model: Model): void => {
  strapi.get<{ add: (model: Model) => unknown }>('models').add(model);
};

interface AddedCounts {
  tableName: string;
  /** By which a row is found; there is a unique index on these. */
  keyColumns: string[];
  countColumn: string;
  rows: readonly Record<string, unknown>[];
}

/** Adds to the counts that are there, and makes those that are not; each row by one statement, whoever else adds to it. */
export const addCounts = async (
  strapi: Core.Strapi,
  transaction: Transaction,
  { tableName, keyColumns, countColumn, rows }: AddedCounts,
): Promise<void> => {
  const added = strapi.db.connection.raw('?? + ??', [
    `${tableName}.${countColumn}`,
    `excluded.${countColumn}`,
  ]);
  await strapi.db
    .getConnection(tableName)
    .insert([...rows])
    .onConflict(keyColumns)
    .merge({ [countColumn]: added })
    .transacting(transaction);
};

/** Runs a statement of our own for PostgreSQL with named bindings, in a transaction of its own. */
export const runStatement = async (
  strapi: Core.Strapi,
  statement: string,
  bindings: Record<string, string | number>,
): Promise<Record<string, unknown>[]> => {
  const { rows } = await strapi.db.connection.raw<{ rows: Record<string, unknown>[] }>(
    statement,
    bindings,
  );
  return rows;
};

type Bindings = Record<string, string | number | null>;

/** The transaction that is under way, or else the database. */
const connectionOf = async ({ db }: Core.Strapi): Promise<Pick<Transaction, 'raw'>> =>
  db.inTransaction() ? (await db.transaction()).get() : db.connection;

/** Each driver gives the rows in its own way. */
const rowsIn = <Row>(result: unknown): Row[] => {
  const given = result as Row[] | { rows: Row[] };
  return Array.isArray(given) ? given : given.rows;
};

/** Runs a SELECT of our own with named bindings, in the transaction that is under way if there is one. */
export const selectRows = async <Row>(
  strapi: Core.Strapi,
  statement: string,
  bindings: Bindings,
): Promise<Row[]> => {
  const connection = await connectionOf(strapi);
  return rowsIn(await connection.raw(statement, bindings));
};

/** The same of a statement that lists its columns, is sent often, and always, or nearly, in the same words (`prepare-once.ts`). */
export const selectOften = async <Row>(
  strapi: Core.Strapi,
  statement: string,
  bindings: Bindings,
): Promise<Row[]> => {
  const connection = await connectionOf(strapi);
  return rowsIn(await prepareOnce(strapi, connection.raw(statement, bindings)));
};
