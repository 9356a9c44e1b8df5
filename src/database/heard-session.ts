import type { PostgresConnection } from '../strapi/connections';

const silentSeconds = 60;
const sayEveryMilliseconds = 10_000;

/**
 * Has the server end a session that says nothing (its manual, 20.11), with the locks that it has: a process that is frozen keeps its
 * connections, and kept every start after it waiting. PostgreSQL 13 has no such setting.
 */
export const endIfSilent = async (connection: PostgresConnection): Promise<void> => {
  await connection.query(
    `SELECT set_config(name, '${silentSeconds}s', false) FROM pg_settings WHERE name = 'idle_session_timeout'`,
  );
};

/**
 * Says something on a connection as long as this process is awake.
 *
 * @returns what ends the session; where somebody else ended it, `tellLost` is called
 */
export const keepHeard = (
  connection: PostgresConnection,
  tellLost: () => void,
): (() => Promise<void>) => {
  let isOver = false;
  const saying = setInterval(() => {
    // What fails is told of by the end of the session.
    connection.query('SELECT 1').catch(() => undefined);
  }, sayEveryMilliseconds).unref();
  connection.on('end', () => {
    clearInterval(saying);
    if (!isOver) tellLost();
  });
  return async () => {
    isOver = true;
    await connection.end();
  };
};
