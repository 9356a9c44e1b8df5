import type { Core, UID } from '@strapi/strapi';
import { isRecord } from '../explainer/is-record';
import { copiesAfterDiscard, copiesAfterWrite, leadingDraft } from '../explainer/shared-facts';
import { isLocalized, leaveSharedFields, localeService } from '../strapi/locales';
import { inTransaction } from '../strapi/transaction';
import { writtenEntries } from '../strapi/written-entries';
import { writtenLocales } from './locale-filter';
import { makeCopies, readSharedRows, type SharedRow } from './shared-rows';

const writes = new Set(['create', 'update', 'publish', 'discardDraft']);

const dataOf = (params: object): Record<string, unknown> =>
  'data' in params && isRecord(params.data) ? params.data : {};

/** The document that a write may find in other languages; undefined where there is none. */
const documentIdOf = (params: object): string | undefined => {
  const documentId = 'documentId' in params ? params.documentId : dataOf(params).documentId;
  return typeof documentId === 'string' ? documentId : undefined;
};

/** Whether a document has a language that a write does not name, or the write names several. */
const hasOthers = async (
  strapi: Core.Strapi,
  uid: UID.ContentType,
  documentId: string,
  written: readonly string[] | undefined,
): Promise<boolean> => {
  const rows: { locale: string }[] = await strapi.db
    .query(uid)
    .findMany({ select: ['locale'], where: { documentId } });
  return new Set([...rows.map(({ locale }) => locale), ...(written ?? [])]).size > 1;
};

/** What the write gives back said what was published; the draft says what the other languages' do. */
const correctResult = (result: unknown, { language, facts }: SharedRow): void => {
  for (const entry of writtenEntries(result)) {
    if (entry.locale !== language) continue;
    for (const [name, value] of Object.entries(facts)) if (name in entry) entry[name] = value;
  }
};

/**
 * Keeps what is not translated the same in all languages of a document: who changes it in one language changes it in every one, for
 * readers when it is published. Who began or discards a translation writes words, and changes none of it.
 */
export const installSharedFields = (strapi: Core.Strapi): void => {
  leaveSharedFields(strapi);
  strapi.documents.use(async (context, next) => {
    const { uid, action, params } = context;
    if (!writes.has(action) || !isLocalized(strapi, uid)) return next();
    const documentId = documentIdOf(params);
    if (documentId === undefined) return next();

    return inTransaction(strapi, async (transaction) => {
      const written = writtenLocales(strapi, uid, params.locale);
      const isWritten = (language: string): boolean => written?.includes(language) ?? true;
      if (!(await hasOthers(strapi, uid, documentId, written))) return next();

      const before = await readSharedRows(strapi, uid, documentId);
      const defaultLanguage = await localeService(strapi).getDefaultLocale();
      const savesData = action === 'create' || action === 'update';
      const isBegun = savesData && !before.some(({ language }) => isWritten(language));
      const leading = isBegun ? leadingDraft(before, defaultLanguage) : undefined;
      if (leading !== undefined) {
        Object.assign(params, { data: { ...dataOf(params), ...structuredClone(leading.facts) } });
      }

      const result = await next();
      const after = await readSharedRows(strapi, uid, documentId);
      const copies =
        action === 'discardDraft'
          ? copiesAfterDiscard(after, isWritten, defaultLanguage)
          : copiesAfterWrite(before, after, isWritten);
      await makeCopies(strapi, transaction, { uid, documentId }, copies);
      if (action === 'discardDraft') {
        for (const { from, to } of copies) {
          for (const row of to) correctResult(result, { ...row, facts: from.facts });
        }
      }
      return result;
    });
  });
};
