import type { Core, UID } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { beforeCommit } from '../database/before-commit';
import { isRecord } from '../explainer/is-record';
import { inTransaction } from '../strapi/transaction';
import { writtenLocales } from './locale-filter';
import { listOfOthers, readVersion, versionFields, type StoredVersion } from './read-version';
import { changedFields, isMet, readPrecondition, type Precondition } from './version-tag';
import { isWrittenInPanel, versionedRequest } from './versioned-request';

/** What is worked out when a document is saved, from what the editor changed. */
const derived = new Set(['bodyHtml', 'bodyText', 'address', 'asImported']);

const writes = new Set(['update', 'delete', 'publish', 'unpublish', 'discardDraft']);

/** The one locale that a request is about; null for a type that has none, undefined where it is about several. */
const localeOf = (
  strapi: Core.Strapi,
  uid: UID.ContentType,
  locale: string | readonly string[] | null | undefined,
): string | null | undefined => {
  const locales = writtenLocales(strapi, uid, locale);
  if (locales === undefined) return locale === '*' ? undefined : null;
  return locales.length === 1 ? locales[0] : undefined;
};

const describeConflict = (
  noun: string,
  stored: StoredVersion | undefined,
  changed: readonly string[] | undefined,
): string => {
  if (stored === undefined) {
    return `${noun} — expected a version that is stored, and there is none. Nothing of yours was saved.`;
  }
  const who = stored.by ?? 'an import or a client of the API';
  // Hours and minutes of an ISO date.
  const when = `${stored.at.slice(0, 10)} at ${stored.at.slice(11, 16)} UTC`;
  const what = changed === undefined ? '' : ` Changed: ${changed.join(', ')}.`;
  return `${noun} — last saved by ${who} on ${when}, after you opened it.${what} Nothing of yours was saved.`;
};

const detailsOf = (
  strapi: Core.Strapi,
  uid: UID.ContentType,
  precondition: Precondition,
  stored: StoredVersion | undefined,
) => {
  const version = precondition.kind === 'one of' ? (precondition.tags[0] ?? null) : null;
  const changed =
    version !== null && stored !== undefined
      ? changedFields(version, stored.tag, versionFields(strapi, uid))
      : undefined;
  return {
    changedFields: changed?.filter((field) => !derived.has(field)) ?? null,
    changedBy: stored?.by ?? null,
    at: stored?.at ?? null,
    version,
    currentVersion: stored?.tag ?? null,
  };
};

/**
 * Refuses a write that says which version it is meant for where another one is stored, and tells each reader who may write which
 * version that is. Writes come one after the other (`take-turns.ts`), so that of two that were made from one version only one is.
 */
export const installVersions = (strapi: Core.Strapi): void => {
  const judged = new WeakSet();

  strapi.documents.use(async (context, next) => {
    const { uid, action, params } = context;
    if (action === 'update' && isRecord(params.data) && !isWrittenInPanel(strapi)) {
      // Strapi leaves the name of whoever saved it last in the panel, who has not written this.
      Object.assign(params.data, { updatedBy: null });
    }
    const request = versionedRequest(strapi);
    if (request === undefined || !('documentId' in params)) return next();
    const { documentId } = params;

    if (action === 'findOne') {
      if (!(await request.reads(uid, documentId))) return next();
      const locale = localeOf(strapi, uid, params.locale);
      if (locale === undefined) return next();
      const isPublished = params.status === 'published';
      // Before the document itself: where it is changed in between, the version is too old and never too new.
      const version = await readVersion(strapi, uid, { documentId, locale, isPublished });
      if (version !== undefined) request.tell(version.tag);
      return next();
    }

    if (!writes.has(action) || !request.writes(documentId)) return next();
    const precondition = readPrecondition(request);
    if (precondition === undefined) {
      throw new errors.ValidationError(
        'If-Match — expected "*" or versions in double quotes, as the ETag of an answer gives them, or If-None-Match: * alone',
      );
    }

    return inTransaction(strapi, async (transaction) => {
      const locale = localeOf(strapi, uid, params.locale);
      if (precondition.kind !== 'none' && locale === undefined) {
        throw new errors.ValidationError('If-Match — expected a write of one locale');
      }
      if (precondition.kind !== 'none' && action === 'update') {
        const name = listOfOthers(strapi, uid, params.data);
        if (name !== undefined)
          throw new errors.ValidationError(
            `${name} — expected connect or disconnect beside If-Match: a version does not tell which others were added since, and a whole list leaves them out`,
          );
      }
      const address = { documentId, locale: locale ?? null, isPublished: false };
      // A publish in the admin panel saves first; what it publishes is then its own.
      if (precondition.kind !== 'none' && !judged.has(request.key)) {
        const stored = await readVersion(strapi, uid, address);
        if (!isMet(precondition, stored?.tag)) {
          const details = detailsOf(strapi, uid, precondition, stored);
          const noun = context.contentType.info.displayName;
          request.refuse(
            describeConflict(noun, stored, details.changedFields ?? undefined),
            details,
          );
        }
        judged.add(request.key);
      }
      const result = await next();
      if (action !== 'delete' && locale !== undefined) {
        // A note for readers is emptied when the ledger is written, which is at the end.
        beforeCommit(transaction, `version after ${action}`, async () => {
          const version = await readVersion(strapi, uid, address);
          if (version !== undefined) request.tell(version.tag);
        });
      }
      return result;
    });
  });
};
