// @ts-check

/** @typedef {import('../environment/environment.js').DatabaseChoice} DatabaseChoice */

/** Node's and PostgreSQL's codes (appendix A of its manual) for a server that cannot be reached or does not let us in. */
const postgresReasons = new Map([
  ['ECONNREFUSED', 'nothing listens there'],
  ['ENOTFOUND', 'there is no such host'],
  ['EAI_AGAIN', 'its name cannot be looked up'],
  ['ETIMEDOUT', 'it does not answer'],
  ['EHOSTUNREACH', 'there is no way to that host'],
  ['ENETUNREACH', 'there is no way to that network'],
  ['ECONNRESET', 'it closed the connection'],
  ['ENOENT', 'there is no such socket'],
  ['28P01', 'it refuses the username or password'],
  ['28000', 'it refuses this user'],
  ['3D000', 'it has no database of that name'],
  ['53300', 'it has too many connections'],
  ['57P03', 'it is still starting'],
  ['SELF_SIGNED_CERT_IN_CHAIN', 'its certificate is not trusted'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'its certificate is not trusted'],
]);

const postgresMessages = [
  { shape: /timeout expired|Timeout acquiring a connection/i, reason: 'it does not answer' },
  { shape: /does not support SSL/i, reason: 'it does not speak TLS (see DATABASE_SSL)' },
  { shape: /password must be a string/i, reason: 'it wants a password' },
  { shape: /Connection terminated/i, reason: 'it closed the connection' },
];

/**
 * One sentence for a database that cannot be reached, without its password.
 * @param {unknown} error
 * @param {DatabaseChoice} database
 * @returns {string | undefined} undefined if the error is about something else
 */
export const explainDatabaseError = (error, database) => {
  if (!(error instanceof Error)) return undefined;
  const code = 'code' in error ? String(error.code) : '';
  if (database.client === 'sqlite') {
    const isAboutFile =
      /^SQLITE_(?:CANTOPEN|READONLY|NOTADB|IOERR|FULL|PERM)/.test(code) ||
      /^(?:EACCES|EROFS|ENOTDIR|EPERM|EEXIST|ENOENT|EISDIR)$/.test(code);
    if (!isAboutFile) return undefined;
    return `The SQLite database ${database.filename} cannot be opened (${error.message}); expected DATABASE_FILENAME to name a file that this user may write, or a new one.`;
  }
  const reason =
    postgresReasons.get(code) ??
    postgresMessages.find(({ shape }) => shape.test(error.message))?.reason;
  if (reason === undefined) return undefined;
  const { server } = database;
  const variables =
    server.url === undefined
      ? 'DATABASE_HOST, _PORT, _NAME, _USERNAME and _PASSWORD'
      : 'DATABASE_URL';
  return `The Postgres database "${server.name}" at ${server.host}:${server.port} cannot be reached as "${server.username}": ${reason}; expected ${variables} to name a running server.`;
};
