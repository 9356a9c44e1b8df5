import { createReadStream, ReadStream } from 'node:fs';
import { readRange } from '../delivery/policy/read-range';
import { refuseRequest } from '../security/refuse-request';
import type { Context } from '../strapi/context';

const uploads = /^\/uploads\//i;

/**
 * Sends parts of uploaded files, as players of sound and video ask for. What Strapi has do it (koa-range 0.3) fails on the last part of a file,
 * says that more comes than there is, which is waited for, and refuses without a reason.
 */
export default () => async (ctx: Context, next: () => Promise<unknown>) => {
  const { range, 'if-range': ifRange } = ctx.req.headers;
  if (range === undefined || !uploads.test(ctx.path)) {
    await next();
    return;
  }
  delete ctx.req.headers.range;
  await next();
  const { body: whole, length: size } = ctx;
  // Whether it is still the file of which somebody has a part already, is not looked for.
  const isWanted = ctx.method === 'GET' && ctx.status === 200 && ifRange === undefined;
  if (!isWanted || !(whole instanceof ReadStream) || !(size > 0)) return;
  const part = readRange(range, size);
  if (part === null) return;
  whole.destroy();
  if (part === 'unsatisfiable') {
    refuseRequest(ctx, {
      status: 416,
      name: 'RangeNotSatisfiableError',
      message: `Range — expected a part of the ${size} bytes that there are`,
    });
    ctx.set('Content-Range', `bytes */${size}`);
    return;
  }
  const { start, end } = part;
  ctx.status = 206;
  ctx.set('Content-Range', `bytes ${start}-${end}/${size}`);
  ctx.body = createReadStream(whole.path, { start, end });
  ctx.length = end - start + 1;
};
