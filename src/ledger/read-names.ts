import type { Core } from '@strapi/strapi';
import { canonicalJson } from '../explainer/canonical-json';
import type { SectionNames } from '../explainer/explainer';
import { presentNames } from '../explainer/present-explainer';
import type { NamesRow } from '../explainer/published-rows';
import type { NamesOfSections } from '../explainer/replace-entries';
import { isPublished } from '../strapi/row-versions';
import type { Transaction } from '../strapi/types';
import { findNamingSections, type NamingSection } from './affected-articles';
import type { PendingChanges } from './pending-changes';
import { sectionUid } from './uids';

const named = { where: isPublished, select: ['slug'] };
const populate = {
  ...{ conditions: named, sideEffects: named, notices: named, references: named },
  mentions: {
    select: ['quote', 'start', 'end'],
    populate: { condition: named, sideEffect: named },
  },
};

/** What the sections of these articles that name one of these entries name now, by language. */
export type ReadNames = (
  entries: Iterable<string>,
  articles: ReadonlySet<string>,
) => Promise<(language: string) => NamesOfSections>;

/** Reads what sections name now that name an entry which this transaction wrote. */
export const namesReader = (
  strapi: Core.Strapi,
  transaction: Transaction,
  { changes }: PendingChanges,
): ReadNames => {
  const uids = new Map(changes.map(({ subject, subjectType }) => [subject, subjectType]));
  const known = new Map<string, Promise<NamingSection[]>>();
  // Once for all articles: to ask for some of them takes a database as long as to ask for all.
  const sectionsNaming = (documentId: string): Promise<NamingSection[]> => {
    const uid = uids.get(documentId) ?? '';
    const found = known.get(documentId) ?? findNamingSections(strapi, transaction, uid, documentId);
    known.set(documentId, found);
    return found;
  };

  return async (entries, articles) => {
    const ids = new Set<number>();
    for (const documentId of entries) {
      for (const { article, section } of await sectionsNaming(documentId)) {
        if (articles.has(article)) ids.add(section);
      }
    }
    const rows: (NamesRow & { documentId: string; locale: string })[] = await strapi.db
      .query(sectionUid)
      .findMany({
        where: { id: { $in: [...ids] } },
        select: ['documentId', 'locale'],
        populate,
      });
    const byLanguage = new Map<string, Map<string, SectionNames>>();
    for (const { documentId, locale, ...row } of rows) {
      // In the order of the explainers that were read from the ledger, as entries are (read-entries.ts).
      const names: SectionNames = JSON.parse(canonicalJson(presentNames(row)));
      byLanguage.set(locale, (byLanguage.get(locale) ?? new Map()).set(documentId, names));
    }
    return (language) => byLanguage.get(language) ?? new Map();
  };
};
