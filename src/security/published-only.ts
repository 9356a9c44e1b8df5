import type { Core } from '@strapi/strapi';
import { contentTypes, errors } from '@strapi/utils';
import { isPublished } from '../strapi/row-versions';
import { currentRestRead } from '../strapi/panel';
import { currentRequest } from '../strapi/current-request';
import { draftTypesAskedFor } from './judge-token';
import { judgePublishedOnly } from './published-only-query';

const reads = new Set(['findMany', 'findFirst', 'findOne', 'count']);

const refuseDrafts = (query: unknown): void => {
  const verdict = judgePublishedOnly(query);
  // Strapi's router hides the words of every ForbiddenError but this kind of it (compose-endpoint.js).
  if (!verdict.allowed) throw new errors.PolicyError(verdict.reason);
};

/** The query without what a preview token may say in it. */
const withoutStatus = (query: object): object => ({ ...query, status: undefined });

/**
 * Lets no draft out by REST or GraphQL, whatever the query says. Three layers: every query is judged where both APIs
 * validate it, every document read of a request is fixed to published, and so is every filter, because nested GraphQL
 * fields load rows without the document service. A preview token asks REST for drafts of its own types with `status=draft`, and
 * is judged in all else like everybody; which relations lead on from them, its bounds decide (`token-bounds.ts`).
 */
export const installPublishedOnly = (strapi: Core.Strapi): void => {
  const isDraftRead = (uid: string): boolean =>
    draftTypesAskedFor(currentRestRead(strapi))?.includes(uid) ?? false;

  const { validate, sanitize } = strapi.contentAPI;
  const validateQuery = validate.query;
  validate.query = async (query, schema, ...rest) => {
    // A writer may save as draft: `status` on a write says what to store, not what to show.
    if (!currentRequest(strapi)?.isRestWrite) {
      refuseDrafts(isDraftRead(schema.uid) ? withoutStatus(query) : query);
    }
    return validateQuery(query, schema, ...rest);
  };

  const sanitizeQuery = sanitize.query;
  sanitize.query = async (query, schema, ...rest) => {
    const sanitized = await sanitizeQuery(query, schema, ...rest);
    const isFree = currentRequest(strapi)?.isRestWrite || isDraftRead(schema.uid);
    if (isFree || !contentTypes.hasDraftAndPublish(schema)) return sanitized;
    // GraphQL merges its own `publishedAt: { $notNull: true }` with the reader's filter for `publishedAt`, and the
    // reader's wins: `localizations(filters: { publishedAt: null })` gave drafts. Side by side both hold.
    return { ...sanitized, filters: { $and: [sanitized.filters ?? {}, isPublished] } };
  };

  strapi.documents.use((context, next) => {
    if (!reads.has(context.action) || !currentRequest(strapi)?.isContentApi) return next();
    if (isDraftRead(context.uid)) {
      refuseDrafts(withoutStatus(context.params));
      return next();
    }
    refuseDrafts(context.params);
    Object.assign(context.params, { status: 'published' });
    return next();
  });
};
