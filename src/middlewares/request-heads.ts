import { judgeHead, readsBody } from '../security/judge-head';
import { refuseRequest } from '../security/refuse-request';
import type { Context } from '../strapi/context';

/**
 * Refuses by its head a request that names no server, whose address or wish is too long, or whose body nothing here reads. A body that
 * nobody waits for is left where it is.
 */
export default () => async (ctx: Context, next: () => Promise<unknown>) => {
  const problem = judgeHead({
    ...{ httpVersion: ctx.req.httpVersion, host: ctx.req.headers.host },
    ...{ method: ctx.method, address: ctx.url, path: ctx.path },
    contentType: ctx.get('Content-Type'),
    contentEncoding: ctx.get('Content-Encoding'),
    accept: ctx.get('Accept'),
  });
  if (problem !== null) {
    refuseRequest(ctx, problem);
    return;
  }
  // Strapi's parser reads by it, wherever the request leads.
  if (!readsBody({ path: ctx.path, credential: ctx.get('Authorization') }))
    delete ctx.req.headers['content-type'];
  await next();
};
