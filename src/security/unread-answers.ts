import type { Server } from 'node:http';
import { responseOn } from './response-on';

/** Of which nothing was taken for so long, an answer is not read any more. */
export const unreadMilliseconds = 60_000;

/** A file is read as it is sent, and keeps no more than this; nor do most answers, which the system takes at once. */
const littleBytes = 256 * 1024;

/**
 * Ends connections whose readers take nothing of an answer: Node waits for them for ever, with up to 8 MB in memory for each. Node itself tells of a
 * connection on which nothing went on for a while (https://nodejs.org/api/http.html#event-timeout); of one that reads slowly it hears each time that a third of what the system keeps for it
 * has gone. Whoever waits
 * for something that is not there yet is let wait.
 */
export const endUnreadAnswers = (server: Server, milliseconds: number): void => {
  server.setTimeout(milliseconds, (socket) => {
    const isCheap = responseOn(socket) !== undefined && socket.writableLength <= littleBytes;
    if (!isCheap) socket.destroy();
  });
};
