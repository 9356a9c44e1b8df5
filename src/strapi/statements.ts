/** Where the types of the statements end that Strapi's connections are handed. */
import type { Core } from '@strapi/strapi';
import { discardConnection } from './connections';

/** What knex's clients hand a statement to. */
interface StatementClient {
  _query(connection: unknown, statement: { sql: string }): Promise<unknown>;
}

/** A statement that is about to be handed to the database. */
interface Statement {
  sql: string;
  /** The transaction that its connection is in by now, in words: other ones when that has ended. */
  transaction: () => string;
  /** Has the pool throw its connection away, when it is given back. */
  discardConnection: (reason: unknown) => void;
}

/** What tells the transactions of a connection apart: the one is knex's (`lib/execution/transaction.js`), the other better-sqlite3's. */
const transactionOf = (connection: unknown): string => {
  const { __knexTxId: id, inTransaction } = (connection ?? {}) as {
    __knexTxId?: string;
    inTransaction?: boolean;
  };
  return `${id} ${inTransaction}`;
};

/** Puts something around each statement of the pool's connections, in a transaction and outside of one; `run` hands it to the database. */
export const aroundEachStatement = (
  strapi: Core.Strapi,
  around: (statement: Statement, run: () => Promise<unknown>) => Promise<unknown>,
): void => {
  const { client } = strapi.db.connection as { client: StatementClient };
  // A transaction has a client of its own, made from the prototype of this one's class (`makeTxClient` in knex's lib/execution/transaction.js).
  const Around = class extends (client.constructor as new () => StatementClient) {
    override _query(connection: unknown, statement: { sql: string }): Promise<unknown> {
      const { sql } = statement;
      return around(
        {
          sql,
          transaction: () => transactionOf(connection),
          discardConnection: (reason) => discardConnection(connection, reason),
        },
        () => super._query(connection, statement),
      );
    }
  };
  Object.setPrototypeOf(client, Around.prototype);
};

/** Waits for what `pause` gives before each statement; what it throws the statement fails with. */
export const beforeEachStatement = (
  strapi: Core.Strapi,
  pause: (sql: string) => Promise<void> | undefined,
): void =>
  aroundEachStatement(strapi, async ({ sql }, run) => {
    // Those that ask together are given one turn together: each after the first of them asks again.
    for (let turn = pause(sql); turn !== undefined; turn = pause(sql)) await turn;
    return run();
  });
