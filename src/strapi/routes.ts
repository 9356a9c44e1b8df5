/** Where the types of Strapi's routes and requests end. */
import type { Core, UID } from '@strapi/strapi';
import type { Context } from './context';

/** Whether a request turned out to be from somebody: an API token, or a user. */
export const isIdentified = (ctx: Context): boolean => {
  const { auth, user } = ctx.state as { auth?: { credentials?: unknown }; user?: unknown };
  return Boolean(auth?.credentials) || Boolean(user);
};

/** The rights that it takes to be let in by a request's route. */
export const rightsOf = (ctx: Context): string[] => {
  const { route } = ctx.state as {
    route?: { config?: { auth?: false | { scope?: string | string[] } } };
  };
  const auth = route?.config?.auth;
  return [(auth ? auth.scope : undefined) ?? []].flat();
};

/** The paths of routes that a request's path matched, in the router's own words, whatever their methods. */
export const matchedRoutes = (ctx: Context): string[] => {
  const { matched = [] } = ctx as { matched?: { path: unknown; methods: string[] }[] };
  return matched.filter(({ methods }) => methods.length > 0).map(({ path }) => String(path));
};

/** Takes a route away that Strapi itself answers; of two with one path, the first would. */
export const removeRoute = (strapi: Core.Strapi, path: string): void => {
  const router = strapi.server.router as { stack: { path: unknown }[] };
  router.stack = router.stack.filter((route) => route.path !== path);
};

/** A router of a plugin, or what makes one. */
type PluginRouters = Record<string, unknown>;

/** The routers of each plugin; Strapi registers them after register(). */
export const pluginRouters = (strapi: Core.Strapi): [plugin: string, routers: PluginRouters][] =>
  Object.entries(strapi.plugins as Record<string, { routes?: PluginRouters }>).flatMap(
    ([name, { routes }]) => (routes === undefined || Array.isArray(routes) ? [] : [[name, routes]]),
  );

interface PluginRoute {
  method: string;
  path: string;
  config?: { middlewares?: unknown[] };
}

/** Puts a middleware behind the policies of a route of the admin panel that a plugin brings; only in register(). */
export const addMiddleware = (
  strapi: Core.Strapi,
  { plugin, method, path }: { plugin: string; method: string; path: string },
  middleware: (ctx: Context, next: () => Promise<unknown>) => Promise<void>,
): void => {
  const { admin } = strapi.plugin(plugin).routes as unknown as {
    admin: { routes: PluginRoute[] };
  };
  const route = admin.routes.find((one) => one.method === method && one.path === path);
  if (route === undefined) throw new Error(`The plugin ${plugin} has no route ${method} ${path}`);
  const { config = {} } = route;
  route.config = { ...config, middlewares: [...(config.middlewares ?? []), middleware] };
};

interface Ability {
  can: (action: string, subject?: string) => boolean;
}

/** What an administrator who is logged in may do; with what, where a right is over something. */
export const isAllowed = (ctx: Context, action: string, subject?: string): boolean => {
  const { userAbility } = ctx.state as { userAbility?: Ability };
  return userAbility?.can(action, subject) ?? false;
};

/** What stands in a request's path where its route has a name for it; nothing where it took no route. */
export const readParams = (ctx: Context): Record<string, string | undefined> =>
  (ctx.params as Record<string, string | undefined> | undefined) ?? {};

/** Waits for what `wait` gives after each document that the content API has made ready to send. */
export const afterEachDocument = (
  strapi: Core.Strapi,
  wait: () => Promise<void> | undefined,
): void => {
  const sanitize = () => async (document: unknown) => {
    await wait();
    return document;
  };
  // Strapi asks for a curried function by type, and calls it with the one document (`sanitize/index.js` in @strapi/utils).
  strapi.sanitizers.add('content-api.output', sanitize as never);
};

/** Whose route a request took: of the content API (REST or GraphQL) or the admin panel's, and of which API. */
export const routeOf = (ctx: Context): { type?: string; apiName?: string } | undefined => {
  const { route } = ctx.state as { route?: { info?: { type?: string; apiName?: string } } };
  return route?.info;
};

/** How a content type is named in REST's paths. */
export const pluralNameOf = (strapi: Core.Strapi, uid: string): string =>
  strapi.contentType(uid as UID.ContentType).info.pluralName;
