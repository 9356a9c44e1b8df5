/** Where the types end of SQLite's statements whose rows are taken one by one. */
import type { Core } from '@strapi/strapi';

/** What knex's clients hand a statement to. */
interface StatementClient {
  _query(connection: unknown, statement: RowStatement): Promise<unknown>;
}

/** What we use of better-sqlite3's connection and of knex's client for it, where rows are taken one by one. */
interface RowClient {
  _formatBindings(bindings: unknown): unknown[];
}
interface RowConnection {
  inTransaction?: boolean;
  prepare: (sql: string) => {
    iterate: (bindings: readonly unknown[]) => Iterable<unknown>;
  };
}
interface RowStatement {
  sql: string;
  bindings?: unknown;
  response?: unknown;
}

/**
 * Takes the rows of SQLite's selects in a transaction one by one, waiting for what `pause` gives after each. `begin` gives what is told of
 * each row of a statement and says whether to go on, or nothing where all are taken at once. What failed here would be told with the
 * words of the statement (`executeQuery` in knex's lib/execution/internal): who ends the reading refuses its answer. The connection
 * does nothing else meanwhile: it could not end its transaction.
 */
export const takeRowsOneByOne = (
  strapi: Core.Strapi,
  takes: {
    begin: () => ((row: unknown) => boolean) | undefined;
    pause: () => Promise<void> | undefined;
  },
): void => {
  const { client } = strapi.db.connection as { client: StatementClient };
  const rowClient = client as unknown as RowClient;
  const underWay = new WeakMap<object, Promise<unknown>>();
  const take = async (
    connection: RowConnection,
    statement: RowStatement,
    tell: (row: unknown) => boolean,
  ): Promise<unknown> => {
    const rows: unknown[] = [];
    const prepared = connection.prepare(statement.sql);
    // The iterator is closed however this ends.
    for (const row of prepared.iterate(rowClient._formatBindings(statement.bindings))) {
      rows.push(row);
      if (!tell(row)) break;
      const others = takes.pause();
      if (others !== undefined) await others;
    }
    statement.response = rows;
    return statement;
  };
  const OneByOne = class extends (client.constructor as new () => StatementClient) {
    override async _query(connection: unknown, statement: RowStatement): Promise<unknown> {
      const own = connection as RowConnection;
      for (let other = underWay.get(own); other !== undefined; other = underWay.get(own)) {
        await other;
      }
      const isRead = own.inTransaction === true && /^select\b/i.test(statement.sql);
      const tell = isRead ? takes.begin() : undefined;
      if (tell === undefined) return super._query(connection, statement);
      const taken = take(own, statement, tell);
      const ended = taken.then(
        () => underWay.delete(own),
        () => underWay.delete(own),
      );
      underWay.set(own, ended);
      return taken;
    }
  };
  Object.setPrototypeOf(client, OneByOne.prototype);
};
