import type { Core } from '@strapi/strapi';
import { embedDoorOf } from '../ports/embed-door';
import { doorAddress } from '../delivery/policy/door-address';
import { refuseRequest } from '../security/refuse-request';
import type { Context } from '../strapi/context';

const mostCharacters = 200;

/** What was said of the answer that this page may not have. */
const ofTheAnswer = ['Content-Type', 'ETag', 'Last-Modified', 'Expires', 'Link', 'Surrogate-Key'];

/**
 * What is shown in the pages of other sites: whether this site's may have it, and how often it was. What comes by the front door
 * names no site; the door judges and counts by itself.
 */
export default (_config: unknown, { strapi }: { strapi: Core.Strapi }) =>
  async (ctx: Context, next: () => Promise<unknown>): Promise<void> => {
    await next();
    const door = embedDoorOf(strapi);
    const shown = door.shownOf(ctx.res);
    if (shown === undefined) return;
    const origin = ctx.get('Origin');
    if (!door.isOpenToAll && origin !== '' && !(await door.opensTo(origin))) {
      for (const name of ofTheAnswer) ctx.remove(name);
      // The page's script may read why, which is all that there is to read.
      ctx.set('Access-Control-Allow-Origin', '*');
      refuseRequest(ctx, {
        status: 403,
        name: 'ForbiddenError',
        message: `Origin — expected a registered partner’s; "${origin.slice(0, mostCharacters)}" is none. Ask the publisher to register it`,
        details: { origin: origin.slice(0, mostCharacters) },
      });
      return;
    }
    const isRead = ctx.method === 'GET' && ctx.req.socket.remoteAddress !== doorAddress;
    if (isRead) door.countView(shown, ctx.req.rawHeaders);
  };
