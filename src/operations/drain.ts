import type { Server } from 'node:http';
import { Server as NetServer } from 'node:net';
import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';

/** Where connections keep coming, they are taken for so long, in which whoever sends them can learn that this server ends. */
const longestIntakeMilliseconds = 5_000;
/** A connection that waits for its next request may have one on the way; it is answered, and told that it is the last. */
const idleMilliseconds = 1_000;
const askAgainMilliseconds = 25;

/** Until the event loop has looked for what has come. */
const lookAround = async (): Promise<void> => {
  // The first ends the turn that is under way, which may have looked already; a turn takes one connection.
  for (let turn = 0; turn < 3; turn += 1) await nextTurn();
};

/** Takes the connections that came before: closing resets them, and on a busy server they are most of what is under way. */
const takeWaiting = async (server: Server, mostMilliseconds: number): Promise<void> => {
  const until = performance.now() + Math.min(longestIntakeMilliseconds, mostMilliseconds);
  let taken = 0;
  const count = (): void => {
    taken += 1;
  };
  server.on('connection', count);
  for (let before = -1; before !== taken && performance.now() < until; ) {
    before = taken;
    await lookAround();
  }
  server.off('connection', count);
};

/**
 * Takes no new connections, and waits until every request that came on those there are is answered, for so many milliseconds at
 * most. Gives whether all of them were.
 */
export const drain = async (server: Server, mostMilliseconds: number): Promise<boolean> => {
  if (!server.listening) return true;
  const startedAt = performance.now();
  const elapsed = (): number => performance.now() - startedAt;
  server.prependListener('request', (_request, response) => {
    response.shouldKeepAlive = false;
  });
  await takeWaiting(server, mostMilliseconds);
  const closed = new AbortController();
  // HTTP's own close() cuts the connections that wait for a request, and with them one that is on its way.
  NetServer.prototype.close.call(server, () => closed.abort());
  while (!closed.signal.aborted && elapsed() < mostMilliseconds) {
    await pause(askAgainMilliseconds);
    await lookAround();
    if (elapsed() > idleMilliseconds) server.closeIdleConnections();
  }
  return closed.signal.aborted;
};
