/** Where the types of Strapi's admin panel and of its API tokens end. */
import type { Core, UID } from '@strapi/strapi';
import type { Context } from './context';

interface PanelRoleService {
  /** Makes a role's rights exactly these; those that are there already are left alone. */
  assignPermissions: (roleId: number, permissions: readonly object[]) => Promise<unknown>;
}

/** The roles of the admin panel. */
export const panelRoleService = (strapi: Core.Strapi): PanelRoleService =>
  strapi.service('admin::role') as unknown as PanelRoleService;

interface FieldService {
  getNestedFields: (contentType: unknown, options: { components: unknown }) => string[];
}

/** The fields of a type that rights in the panel can tell apart, those of components with a dot. */
export const panelFieldsOf = (strapi: Core.Strapi, uid: string): string[] => {
  const service = strapi.service('admin::content-type') as unknown as FieldService;
  const contentType = strapi.contentType(uid as UID.ContentType);
  return service.getNestedFields(contentType, { components: strapi.components });
};

/** Strapi's list of what roles of the panel can be given. */
interface ActionProvider {
  register: (right: { pluginName: string; uid: string }) => Promise<unknown>;
}

/** Has the panel know nothing of some rights: no role has them, and no menu shows what they are for. In register(). */
export const leaveOutRights = (strapi: Core.Strapi, unwanted: readonly string[]): void => {
  const { actionProvider } = strapi.service('admin::permission') as unknown as {
    actionProvider: ActionProvider;
  };
  const register = actionProvider.register.bind(actionProvider);
  actionProvider.register = async (right) => {
    if (!unwanted.includes(`${right.pluginName}::${right.uid}`)) await register(right);
  };
};

interface TokenService {
  create: (token: {
    kind: 'content-api';
    name: string;
    description: string;
    type: 'custom';
    lifespan: null;
    permissions: readonly string[];
  }) => Promise<{ id: number; accessKey: string }>;
  revoke: (id: number) => Promise<unknown>;
}

/** The tokens of the content API. */
export const tokenService = (strapi: Core.Strapi): TokenService =>
  strapi.service('admin::api-token-content-api') as unknown as TokenService;

/** What counts of an API token. */
export interface ApiToken {
  id: number | null;
  type: string;
  /** ISO 8601; null where it never expires. */
  expiresAt: string | null;
  /** What one of type `custom` may do. */
  permissions: readonly string[];
}

interface Authentication {
  strategy?: { name?: string };
  credentials?: Partial<ApiToken>;
}

/** The API token that somebody showed; null where they showed none. */
export const tokenOf = (auth: unknown): ApiToken | null => {
  const { strategy, credentials } = (auth ?? {}) as Authentication;
  if (strategy?.name !== 'content-api-token' || credentials === undefined) return null;
  const { id = null, type = '', expiresAt = null, permissions = [] } = credentials;
  return { id, type, expiresAt, permissions };
};

/** A request of REST, as far as it decides about drafts; null in GraphQL, in the admin panel and in a command. */
export const currentRestRead = (
  strapi: Core.Strapi,
): { status: unknown; token: ApiToken | null } | null => {
  const ctx = strapi.requestContext.get();
  const { route, auth } = (ctx?.state ?? {}) as {
    route?: { method?: string; info?: { type?: string } };
    auth?: unknown;
  };
  // GraphQL puts a route of its own in place, without a method.
  if (ctx === undefined || route?.info?.type !== 'content-api' || route.method !== 'GET')
    return null;
  return { status: ctx.query.status, token: tokenOf(auth) };
};

interface AdminTokenService {
  authenticateAdminToken: (token: string) => Promise<{ authenticated: false }>;
}

/** Lets nobody in by a token that stands for an administrator: to the accounts, their addresses and their passwords, too. */
export const refuseAdminTokens = (strapi: Core.Strapi): void => {
  const service = strapi.service('admin::api-token-admin') as unknown as AdminTokenService;
  service.authenticateAdminToken = async () => ({ authenticated: false });
};

type Action = (ctx: Context, next?: () => Promise<unknown>) => Promise<unknown>;

type ActionName = readonly [controller: string, action: string];

const actionsOf = (strapi: Core.Strapi, controller: string): Record<string, Action | undefined> =>
  strapi.controller(controller as UID.Controller) as unknown as Record<string, Action | undefined>;

/** All that a controller of the panel or of a plugin does, by its names. */
export const panelActionsOf = (strapi: Core.Strapi, controller: string): string[] =>
  Object.keys(actionsOf(strapi, controller));

/** Puts something around one action of a controller, of the panel or of a plugin; in register(), before its routes are made. */
export const aroundPanelAction = (
  strapi: Core.Strapi,
  [controller, action]: ActionName,
  around: (ctx: Context, act: () => Promise<unknown>) => Promise<unknown>,
): void => {
  const actions = actionsOf(strapi, controller);
  const original = actions[action];
  if (original === undefined) throw new Error(`Strapi has no ${controller}.${action}`);
  actions[action] = (ctx, next) => around(ctx, () => original.call(actions, ctx, next));
};

/** Puts something before one of them, which may refuse. */
export const beforePanelAction = (
  strapi: Core.Strapi,
  name: ActionName,
  judge: (asked: { body: unknown; id: unknown }) => void | Promise<void>,
): void =>
  aroundPanelAction(strapi, name, async (ctx, act) => {
    const { id } = ctx.params as { id?: string };
    await judge({ body: ctx.request.body, id });
    return act();
  });

interface PermissionChecker {
  can: { read: (row?: unknown) => boolean };
}

/** Whether the administrator whose request this is may read a row in the panel; false where it is nobody's. */
export const mayReadInPanel = (
  strapi: Core.Strapi,
  uid: string,
  row: object | undefined,
): boolean => {
  const ctx = strapi.requestContext.get();
  const { userAbility } = (ctx?.state ?? {}) as { userAbility?: unknown };
  if (userAbility === undefined) return false;
  const checkers = strapi
    .plugin('content-manager')
    .service<{ create: (given: object) => PermissionChecker }>('permission-checker');
  return checkers.create({ userAbility, model: uid }).can.read(row);
};
