import type { Server } from 'node:http';
import { responseOn } from './response-on';

/** Of which nothing was taken for so long, an answer is not read any more. */
export const unreadMilliseconds = 20_000;

/**
 * Ends connections whose readers take nothing of an answer: Node waits for them for ever, with up to 8 MB in memory for each. Node itself tells of a
 * connection on which nothing went on for a while, and what is being written goes on (https://nodejs.org/api/http.html#event-timeout). Whoever waits
 * for something that is not there yet is let wait.
 */
export const endUnreadAnswers = (server: Server, milliseconds: number): void => {
  server.setTimeout(milliseconds, (socket) => {
    const isAwaited = responseOn(socket) !== undefined && socket.writableLength === 0;
    if (!isAwaited) socket.destroy();
  });
};
