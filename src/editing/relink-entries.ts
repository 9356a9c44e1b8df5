import type { Core, UID } from '@strapi/strapi';
import { inTransaction, type Transaction } from '../strapi-types';
import { findLinks, makeLinks, type NamedAt } from './entry-links';
import { isPublish } from './is-publish';
import { localeFilter } from './locale-filter';
import { namedEntries, relationsTo } from './named-entries';

const lostLinkUid = 'api::lost-link.lost-link';
/** Below SQLite's limit of 500 rows in one insert. */
const batchSize = 100;

interface Entry {
  uid: UID.ContentType;
  documentId: string;
  /** The `where` for its rows in the locales of the write. */
  inLocale: Awaited<ReturnType<typeof localeFilter>>;
}

interface EntryRow {
  id: number;
  locale: string | null;
}

const languageOf = ({ locale }: Entry['inLocale']) =>
  locale === undefined ? {} : { language: locale };

const rowsOf = async (
  strapi: Core.Strapi,
  { uid, documentId, inLocale }: Entry,
  publishedAt: null | { $notNull: true },
): Promise<EntryRow[]> =>
  strapi.db
    .query(uid)
    .findMany({ select: ['id', 'locale'], where: { documentId, publishedAt, ...inLocale } });

/** Notes down where what is published names an entry that is about to be withdrawn: its row takes its links with it. */
const rememberLinks = async (
  strapi: Core.Strapi,
  transaction: Transaction,
  entry: Entry,
): Promise<void> => {
  const lost: (NamedAt & { entry: string; relation: string })[] = [];
  for (const { id: rowId } of await rowsOf(strapi, entry, { $notNull: true })) {
    for (const naming of relationsTo(entry.uid)) {
      const found = await findLinks(strapi, transaction, {
        ...naming,
        version: 'published',
        rowId,
      });
      const { relation } = naming;
      lost.push(...found.map((one) => ({ ...one, entry: entry.documentId, relation })));
    }
  }
  for (let from = 0; from < lost.length; from += batchSize) {
    await strapi.db.query(lostLinkUid).createMany({ data: lost.slice(from, from + batchSize) });
  }
};

/** Has what is published name an entry again where it lost it, and where the draft still names it. */
const relink = async (
  strapi: Core.Strapi,
  transaction: Transaction,
  entry: Entry,
): Promise<void> => {
  const lost: (NamedAt & { relation: string })[] = await strapi.db.query(lostLinkUid).findMany({
    where: { entry: entry.documentId, ...languageOf(entry.inLocale) },
  });
  if (lost.length === 0) return;
  const drafts = await rowsOf(strapi, entry, null);
  for (const { id: rowId, locale } of await rowsOf(strapi, entry, { $notNull: true })) {
    const draft = drafts.find((row) => row.locale === locale);
    if (draft === undefined) continue;
    for (const naming of relationsTo(entry.uid)) {
      const ofDraft = { ...naming, version: 'draft', rowId: draft.id } as const;
      const named = await findLinks(strapi, transaction, ofDraft);
      const drafted = new Set(named.map(({ holder, language }) => `${holder} ${language}`));
      const places = lost.filter(
        ({ holder, language, relation }) =>
          relation === naming.relation && drafted.has(`${holder} ${language}`),
      );
      await makeLinks(strapi, transaction, { ...naming, rowId, places });
    }
  }
};

/** Forgets what an entry or a holder lost, in the locales of the write. */
const forget = async (
  strapi: Core.Strapi,
  who: { entry: string } | { holder: string },
  inLocale: Entry['inLocale'],
): Promise<void> => {
  await strapi.db.query(lostLinkUid).deleteMany({ where: { ...who, ...languageOf(inLocale) } });
};

/**
 * An entry of the vocabulary that is withdrawn and published again is named again by what named it. Strapi drops its links for
 * good, and of what a draft names it cannot tell what was lost from what an editor has added since and not published.
 */
export const installRelinkedEntries = (strapi: Core.Strapi): void => {
  strapi.documents.use(async (context, next) => {
    const { uid, action, params } = context;
    const isEntry = relationsTo(uid).length > 0;
    const withdraws = action === 'unpublish' || action === 'delete';
    const changesReaders = withdraws || isPublish(action, params);
    if (!('documentId' in params)) return next();
    if (!changesReaders || (!isEntry && namedEntries[uid] === undefined)) return next();
    const { documentId } = params;

    return inTransaction(strapi, async (transaction) => {
      const inLocale = await localeFilter(strapi, uid, params.locale);
      const entry = { uid, documentId, inLocale };
      if (isEntry && action === 'unpublish') await rememberLinks(strapi, transaction, entry);
      const result = await next();
      if (isEntry && !withdraws) await relink(strapi, transaction, entry);
      // What a holder is published with now is what its draft names; a deleted entry does not come back.
      if (!isEntry) await forget(strapi, { holder: documentId }, inLocale);
      else if (action !== 'unpublish') await forget(strapi, { entry: documentId }, inLocale);
      return result;
    });
  });
};
