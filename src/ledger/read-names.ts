import type { Core } from '@strapi/strapi';
import { canonicalJson } from '../explainer/canonical-json';
import type { SectionNames } from '../explainer/explainer';
import { presentNames } from '../explainer/present-explainer';
import type { NamesRow } from '../explainer/published-rows';
import type { NamesOfSections } from '../explainer/replace-entries';
import { isPublished } from '../strapi/row-versions';
import type { Transaction } from '../strapi/types';
import { findNamingSections } from './affected-articles';
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

/** What the published sections that name an entry name now, by language. */
export type ReadNames = (documentId: string) => Promise<(language: string) => NamesOfSections>;

/** SQLite binds 32,766 values to a statement at most. */
const mostSections = 10_000;

/** Reads it of entries that this transaction wrote, of each once. */
export const namesReader = (
  strapi: Core.Strapi,
  transaction: Transaction,
  { changes }: PendingChanges,
): ReadNames => {
  const read = async (documentId: string) => {
    const uid = changes.find(({ subject }) => subject === documentId)?.subjectType ?? '';
    const ids = await findNamingSections(strapi, transaction, uid, documentId);
    const byLanguage = new Map<string, Map<string, SectionNames>>();
    for (let from = 0; from < ids.length; from += mostSections) {
      const rows: (NamesRow & { documentId: string; locale: string })[] = await strapi.db
        .query(sectionUid)
        .findMany({
          where: { id: { $in: ids.slice(from, from + mostSections) } },
          select: ['documentId', 'locale'],
          populate,
        });
      for (const row of rows) {
        // In the order of the explainers that were read from the ledger, as entries are (read-entries.ts).
        const names: SectionNames = JSON.parse(canonicalJson(presentNames(row)));
        const here = byLanguage.get(row.locale) ?? new Map<string, SectionNames>();
        byLanguage.set(row.locale, here.set(row.documentId, names));
      }
    }
    return (language: string): NamesOfSections => byLanguage.get(language) ?? new Map();
  };
  const known = new Map<string, ReturnType<ReadNames>>();
  return (documentId) => {
    const found = known.get(documentId) ?? read(documentId);
    known.set(documentId, found);
    return found;
  };
};
