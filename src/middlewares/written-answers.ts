import { isRecord } from '../explainer/is-record';
import { writeInPieces } from '../event-loop/write-in-pieces';
import type { Context } from '../strapi/context';

/**
 * Writes what REST answers, to the byte as Koa does, letting others in between the pieces: JSON.stringify, the count of its bytes and
 * their copy are one turn of Koa's, which took 50 ms of an answer of 8 MB.
 */
export default () =>
  async (ctx: Context, next: () => Promise<unknown>): Promise<void> => {
    await next();
    const { body } = ctx;
    if (ctx.status !== 200 || !isRecord(body) || !isRecord(body.meta) || !('data' in body)) return;
    const pieces = await writeInPieces(body);
    // Of a text that is put together, each byte would be counted and then copied.
    ctx.body = Buffer.from(pieces.join(''));
  };
