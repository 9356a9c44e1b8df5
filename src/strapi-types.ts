/**
 * Where Strapi's own types end. Its services, its transactions and its request state are typed `any`; each function here
 * opens one such door and says what comes out of it, so that no other file has to assert a type.
 */
import type { Core, Schema, UID } from '@strapi/strapi';

/** A knex transaction, as Strapi hands it out untyped. */
export type Transaction = Parameters<
  ReturnType<Core.Strapi['db']['connection']['queryBuilder']>['transacting']
>[0];

/** Runs `work` in a transaction that every query inside it joins, also one that is already under way. */
export const inTransaction = async <T>(
  strapi: Core.Strapi,
  work: (transaction: Transaction) => Promise<T>,
): Promise<T> => await strapi.db.transaction(async ({ trx }) => work(trx as Transaction));

interface LocaleService {
  getDefaultLocale: () => Promise<string>;
  find: () => Promise<{ code: string }[]>;
}

/** The locales of the i18n plugin. */
export const localeService = (strapi: Core.Strapi): LocaleService =>
  strapi.plugin('i18n').service<LocaleService>('locales');

/** Whether a content type's documents have a version in each locale. */
export const isLocalized = (strapi: Core.Strapi, contentType: Schema.ContentType): boolean => {
  const service = strapi
    .plugin('i18n')
    .service<{ isLocalizedContentType: (model: Schema.ContentType) => boolean }>('content-types');
  return service.isLocalizedContentType(contentType);
};

/** The HTTP request that the code runs for, if it runs for one. */
export const currentRequest = (
  strapi: Core.Strapi,
): { isContentApi: boolean; isRestWrite: boolean } | undefined => {
  const context = strapi.requestContext.get() as
    | { state?: { route?: { method?: string; info?: { type?: string } } } }
    | undefined;
  const route = context?.state?.route;
  // GraphQL puts a route of its own in place, without a method.
  return (
    context && {
      isContentApi: route?.info?.type === 'content-api',
      isRestWrite: route?.method !== undefined && route.method !== 'GET',
    }
  );
};

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

interface ConnectionPool {
  numUsed: () => number;
  numPendingAcquires: () => number;
  numPendingCreates: () => number;
}

/** Whether no query is under way or waits for a connection; the pool is tarn's, which knex does not type. */
export const isDatabaseIdle = (strapi: Core.Strapi): boolean => {
  const { pool } = strapi.db.connection.client as { pool: ConnectionPool };
  return pool.numUsed() + pool.numPendingAcquires() + pool.numPendingCreates() === 0;
};
