import { explainRefusal } from '../errors/explain-refusal';
import { isRecord } from '../explainer/is-record';
import { isIdentified, readParams, rightsOf, routeOf } from '../strapi/routes';
import type { Context } from '../strapi/context';

/** Strapi's envelope, as its errors fill it. */
interface Envelope {
  error: { message: string; details?: object };
}

const isEnvelope = (body: unknown): body is Envelope =>
  isRecord(body) && isRecord(body.error) && typeof body.error.message === 'string';

/** Says what is expected too where Strapi does not; the panel's own routes keep Strapi's words. */
export default () => async (ctx: Context, next: () => Promise<unknown>) => {
  await next();
  const { body } = ctx;
  const route = routeOf(ctx);
  if (!isEnvelope(body) || route?.type === 'admin') return;
  const { id } = readParams(ctx);
  const message = explainRefusal(body.error, {
    method: ctx.method,
    path: ctx.path,
    document: route?.apiName === undefined || id === undefined ? null : { type: route.apiName, id },
    rights: rightsOf(ctx),
    isIdentified: isIdentified(ctx),
  });
  if (message !== undefined) ctx.body = { ...body, error: { ...body.error, message } };
};
