import type { Core } from '@strapi/strapi';
import { isRecord } from '../explainer/is-record';
import { hasScope } from '../strapi/has-scope';
import { isAllowed } from '../strapi/routes';

/** A request that reads or writes one document by its id, from somebody who has an account or an API token. */
interface VersionedRequest {
  /** The request itself, to remember things by. */
  key: object;
  isAdministrators: boolean;
  ifMatch: string | undefined;
  ifNoneMatch: string | undefined;
  /** By somebody who may write, publish or delete it too: a version tells of every attribute, also of those that a reader does not see. */
  reads: (uid: string, documentId: string) => Promise<boolean>;
  writes: (documentId: string) => boolean;
  /** Gives the answer its entity tag. */
  tell: (tag: string) => void;
  /** Answers 409. */
  refuse: (message: string, details: object) => never;
}

const writeRights = ['update', 'publish', 'delete'].map(
  (right) => `plugin::content-manager.explorer.${right}`,
);

const at = (value: unknown, ...path: string[]): unknown =>
  path.reduce<unknown>((inner, name) => (isRecord(inner) ? inner[name] : undefined), value);

const isOfPanel = (ctx: { state: unknown }): boolean =>
  at(ctx.state, 'route', 'info', 'pluginName') === 'content-manager';

/** Whether the code runs for somebody in the admin panel, by whose name Strapi remembers what was saved. */
export const isWrittenInPanel = (strapi: Core.Strapi): boolean => {
  const ctx = strapi.requestContext.get();
  return ctx !== undefined && isOfPanel(ctx);
};

/** The request that the code runs for, where it is one that may ask for a version or name one. */
export const versionedRequest = (strapi: Core.Strapi): VersionedRequest | undefined => {
  const ctx = strapi.requestContext.get();
  const id = at(ctx, 'params', 'id');
  if (ctx === undefined || typeof id !== 'string') return undefined;
  const route = at(ctx.state, 'route', 'info');
  const isAdministrators = isOfPanel(ctx);
  const isClients =
    at(route, 'type') === 'content-api' &&
    at(ctx.state, 'auth', 'strategy', 'name') === 'content-api-token';
  if (!isAdministrators && !isClients) return undefined;
  const isRead = ctx.method === 'GET' || ctx.method === 'HEAD';
  const header = (name: string): string | undefined => ctx.request.get(name) || undefined;
  return {
    key: ctx,
    isAdministrators,
    ifMatch: header('If-Match'),
    ifNoneMatch: header('If-None-Match'),
    // A client may ask by slug, which is resolved by now.
    reads: async (uid, documentId) => {
      if (!isRead || !(isClients || id === documentId)) return false;
      return isAdministrators
        ? writeRights.some((right) => isAllowed(ctx, right, uid))
        : hasScope(strapi, ctx.state.auth, `${uid}.update`);
    },
    writes: (documentId) => !isRead && id === documentId,
    tell: (tag) => ctx.set('ETag', tag),
    refuse: (message, details) => ctx.throw(409, message, { details }),
  };
};
