import { LRUCache } from 'lru-cache';

/** Of SQL, together; what SQLite compiles from it is some times as large. */
const mostCharacters = 500_000;

/** What reads or changes rows; SQLite compiles these anew by itself where the schema has changed since. */
const ofRows = /^\s*(?:select|insert|update|delete|with)\b/i;

interface Connection {
  prepare: (sql: string) => object;
}

/**
 * Lets a connection of better-sqlite3 compile each statement once. Knex has it compiled anew for each execution, which is a sixth
 * of the time of a publish; and it only ever runs one to its end, so that it is free when it is asked for again.
 */
export const rememberStatements = (connection: Connection): void => {
  const compiled = new LRUCache<string, object>({
    maxSize: mostCharacters,
    sizeCalculation: (_statement, sql) => sql.length,
  });
  const prepare = connection.prepare.bind(connection);
  connection.prepare = (sql) => {
    const known = compiled.get(sql);
    if (known !== undefined) return known;
    const statement = prepare(sql);
    if (ofRows.test(sql)) compiled.set(sql, statement);
    return statement;
  };
};
