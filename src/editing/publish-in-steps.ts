import type { Core } from '@strapi/strapi';
import { isRecord } from '../explainer/is-record';
import { documentWriter } from '../strapi/document-writer';
import { isPublish } from '../strapi/is-publish';
import { inTransaction, type Transaction } from '../strapi/transaction';
import { writtenEntries } from '../strapi/written-entries';
import { findLinksOfBoth, type Entry } from './entry-links';
import { relationsFromBelow } from './named-entries';
import { makeLinks, readLinks } from './write-links';

const articleUid = 'api::article.article';

/** By which name a document says what stands under it, which says so itself. */
const listsFromBelow: Readonly<Record<string, string>> = {
  [articleUid]: 'sections',
  'api::section.section': 'children',
  'api::condition.condition': 'narrower',
};

/** The documents that a relation's value adds, in whatever shape Strapi takes it. */
const namedBy = (value: unknown): string[] => {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(namedBy);
  if (!isRecord(value)) return [];
  const { documentId, set, connect } = value;
  return typeof documentId === 'string' ? [documentId] : [...namedBy(set), ...namedBy(connect)];
};

/** Has sections that readers find in no explainer stand in the one that a write puts them into. */
const placeNew = async (
  strapi: Core.Strapi,
  transaction: Transaction,
  entry: Entry,
  named: readonly string[],
): Promise<void> => {
  for (const naming of relationsFromBelow(entry.uid)) {
    const { draft } = await findLinksOfBoth(strapi, transaction, entry, naming);
    for (const place of draft.filter(({ holder }) => named.includes(holder))) {
      const { sources, rows } = await readLinks(strapi, transaction, naming, 'published', [place]);
      if (sources.length > 0 && rows.length === 0)
        await makeLinks(strapi, transaction, entry, naming, 'published', [place]);
    }
  }
};

/**
 * Has a write that saves and publishes at once do first the one and then the other, as the panel does, where it says what stands under a
 * document. In one step, Strapi made the published links from the draft that it had just saved: a section that another explainer had
 * published left it, and stood in this one, though nobody had published its move, and the other explainer got no revision.
 */
export const installPublishInSteps = (strapi: Core.Strapi): void => {
  strapi.documents.use(async (context, next) => {
    const { uid, action, params } = context;
    const data: unknown = 'data' in params ? params.data : undefined;
    const list = listsFromBelow[uid];
    if (list === undefined || !isRecord(data) || !(list in data)) return next();
    if (action === 'publish' || !isPublish(action, params)) return next();
    const named = namedBy(data[list]);

    return inTransaction(strapi, async (transaction) => {
      Object.assign(context, { params: { ...params, status: 'draft' } });
      const [saved] = writtenEntries(await next());
      if (typeof saved?.documentId !== 'string') return null;
      const { documentId } = saved;
      const { fields, populate, ...given }: Record<string, unknown> = { ...params };
      const locale = String(given.locale);
      const { entries } = await documentWriter(strapi, uid).publish({
        ...{ documentId, locale, fields, populate },
      });
      // Any other list is of what stands somewhere already, were it at the top.
      if (uid === articleUid)
        await placeNew(strapi, transaction, { uid, documentId, languages: [locale] }, named);
      return entries[0] ?? null;
    });
  });
};
