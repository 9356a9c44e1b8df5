/**
 * Where Strapi's own types end. Its services, its transactions and its request state are typed `any`; each function here
 * opens one such door and says what comes out of it, so that no other file has to assert a type.
 */
import type { RequestListener } from 'node:http';
import type { Core, Schema, UID } from '@strapi/strapi';
import type { GraphQLSchema } from 'graphql';
import type { Ledger } from '../explainer/ledger';

/** A knex transaction, as Strapi hands it out untyped. */
export type Transaction = Parameters<
  ReturnType<Core.Strapi['db']['connection']['queryBuilder']>['transacting']
>[0];

/** What Koa gives a controller. */
export type Context = Parameters<Core.ControllerHandler>[0];

/** Runs `work` in a transaction that every query inside it joins, also one that is already under way. */
export const inTransaction = async <T>(
  strapi: Core.Strapi,
  work: (transaction: Transaction) => Promise<T>,
): Promise<T> => await strapi.db.transaction(async ({ trx }) => work(trx as Transaction));

interface LocaleService {
  getDefaultLocale: () => Promise<string>;
  find: () => Promise<{ code: string; name: string }[]>;
}

/** The locales of the i18n plugin. */
export const localeService = (strapi: Core.Strapi): LocaleService =>
  strapi.plugin('i18n').service<LocaleService>('locales');

/** Whether a content type's documents have a version in each locale. */
export const isLocalized = (strapi: Core.Strapi, uid: string): boolean => {
  const service = strapi
    .plugin('i18n')
    .service<{ isLocalizedContentType: (model: Schema.ContentType) => boolean }>('content-types');
  return service.isLocalizedContentType(strapi.contentType(uid as UID.ContentType));
};

/** The HTTP request that the code runs for, if it runs for one. */
export const currentRequest = (
  strapi: Core.Strapi,
): { isContentApi: boolean; isGraphql: boolean; isRestWrite: boolean } | undefined => {
  const context = strapi.requestContext.get() as
    | { state?: { route?: { method?: string; info?: { type?: string } } } }
    | undefined;
  const route = context?.state?.route;
  const isContentApi = route?.info?.type === 'content-api';
  // GraphQL puts a route of its own in place, without a method.
  return (
    context && {
      isContentApi,
      isGraphql: isContentApi && route.method === undefined,
      isRestWrite: route?.method !== undefined && route.method !== 'GET',
    }
  );
};

/** Whose route a request took: of the content API (REST or GraphQL) or the admin panel's, and of which API. */
export const routeOf = (ctx: Context): { type?: string; apiName?: string } | undefined => {
  const { route } = ctx.state as { route?: { info?: { type?: string; apiName?: string } } };
  return route?.info;
};

interface AuthService {
  authenticate: (ctx: Context, next: () => Promise<unknown>) => Promise<unknown>;
  verify: (auth: unknown, config: { scope: readonly string[] }) => Promise<void>;
}

/** Who a request is from, and whether they may do what it asks. */
export const authService = (strapi: Core.Strapi): AuthService => strapi.get<AuthService>('auth');

interface PermissionService {
  findPublicPermissions: () => Promise<{ action: string }[]>;
}

/** The rights of those who use the API. */
export const permissionService = (strapi: Core.Strapi): PermissionService =>
  strapi.plugin('users-permissions').service<PermissionService>('permission');

interface AdministratorService {
  exists: () => Promise<boolean>;
  createFirstAdmin: (account: {
    email: string;
    password: string;
    firstname: string;
  }) => Promise<unknown>;
}

/** The accounts of the admin panel. */
export const administratorService = (strapi: Core.Strapi): AdministratorService =>
  strapi.service('admin::user') as unknown as AdministratorService;

interface DocumentAddress {
  documentId: string;
  locale: string;
}

/** The document service for fields that were read from a file, whose names no compiler knows. */
export interface DocumentWriter {
  create: (params: {
    data: Record<string, unknown>;
    locale: string;
  }) => Promise<{ documentId: string }>;
  update: (params: DocumentAddress & { data: Record<string, unknown> }) => Promise<unknown>;
  publish: (params: DocumentAddress) => Promise<unknown>;
  delete: (params: DocumentAddress) => Promise<unknown>;
}

/** Strapi types `data` by content type; a file's fields are known by name at run time only, and Strapi validates them there. */
export const documentWriter = (strapi: Core.Strapi, uid: UID.ContentType): DocumentWriter =>
  strapi.documents(uid) as unknown as DocumentWriter;

/** Who the code runs for, in words: an administrator, an API token, or nobody who is logged in, such as a command. */
export const currentActor = (strapi: Core.Strapi): string => {
  const context = strapi.requestContext.get() as
    | {
        state?: {
          auth?: { strategy?: { name?: string }; credentials?: { name?: string } };
          user?: { firstname?: string; lastname?: string; username?: string; email?: string };
        };
      }
    | undefined;
  if (context === undefined) return 'command';
  const { auth, user } = context.state ?? {};
  if (auth?.strategy?.name === 'content-api-token')
    return `API token ${auth.credentials?.name ?? ''}`.trim();
  const name = [user?.firstname, user?.lastname].filter(Boolean).join(' ');
  return name || user?.username || user?.email || 'anonymous';
};

/** The ledger as `installLedger` registered it. */
export const ledgerOf = (strapi: Core.Strapi): Ledger => strapi.get<Ledger>('ledger');

/** Aborted when the process is about to end. */
export const endingOf = (strapi: Core.Strapi): AbortSignal => strapi.get<AbortSignal>('ending');

/** What was said of the schema: code by type and field, and rules by "Type.field" or by type and field. */
export interface SchemaExtension {
  resolvers: Record<string, Record<string, unknown> | undefined>;
  resolversConfig: Record<string, Record<string, unknown> | undefined>;
}

interface NexusPlugins {
  nexus: {
    plugin: (given: { name: string; onAfterBuild: (schema: GraphQLSchema) => void }) => unknown;
  };
}

interface GraphqlExtension {
  shadowCRUD: (uid: string) => { disable: () => unknown };
  use: (
    extension: (given: NexusPlugins) => {
      typeDefs?: string;
      resolvers?: Record<string, Record<string, unknown>>;
      resolversConfig?: Record<string, { auth: false }>;
      plugins?: unknown[];
    },
  ) => unknown;
  generate: (given: unknown) => SchemaExtension;
}

/** What the GraphQL plugin lets an application change of its schema; only in register(). */
export const graphqlExtension = (strapi: Core.Strapi): GraphqlExtension =>
  strapi.plugin('graphql').service<GraphqlExtension>('extension');

/** The listener by which Strapi's server hands requests to Koa, which is taken away from it. */
export const takeRequestListener = (strapi: Core.Strapi): RequestListener => {
  const { httpServer } = strapi.server;
  const [listener] = httpServer.listeners('request') as RequestListener[];
  if (listener === undefined) throw new Error("Strapi's server has no listener for requests");
  httpServer.off('request', listener);
  return listener;
};

/** How a content type is named in REST's paths. */
export const pluralNameOf = (strapi: Core.Strapi, uid: string): string =>
  strapi.contentType(uid as UID.ContentType).info.pluralName;
