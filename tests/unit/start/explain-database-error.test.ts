import { inNode } from './in-node';

const explain = (error: { code?: string; message: string }, database: object) =>
  inNode(
    { explainDatabaseError: 'explain-database-error.mjs' },
    { error, database },
    'return explainDatabaseError(Object.assign(new Error(input.error.message), input.error), input.database)',
  );

const postgres = {
  client: 'postgres',
  server: {
    url: 'postgres://bob:hunter2@db:5433/app',
    host: 'db',
    port: 5433,
    name: 'app',
    username: 'bob',
    password: 'hunter2',
  },
};

it.each([
  [{ code: 'ECONNREFUSED', message: '' }, 'nothing listens there'],
  [
    { code: '28P01', message: 'password authentication failed for user "bob"' },
    'it refuses the username or password',
  ],
  [{ code: '3D000', message: 'database "app" does not exist' }, 'it has no database of that name'],
  [{ message: 'timeout expired' }, 'it does not answer'],
])('tells in one sentence, without the password, why %j', (error, reason) => {
  expect(explain(error, postgres)).toBe(
    `The Postgres database "app" at db:5433 cannot be reached as "bob": ${reason}; expected DATABASE_URL to name a running server.`,
  );
});

it('names the file that SQLite cannot open', () => {
  const sqlite = { client: 'sqlite', filename: '/etc/hostname' };
  expect(explain({ code: 'SQLITE_NOTADB', message: 'file is not a database' }, sqlite)).toMatch(
    /^The SQLite database \/etc\/hostname cannot be opened \(file is not a database\); expected DATABASE_FILENAME/,
  );
});

it('says nothing about errors that are not about reaching the database', () => {
  expect(explain({ code: '42601', message: 'syntax error' }, postgres)).toBeNull();
});
