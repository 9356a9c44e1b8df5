import type { Core } from '@strapi/strapi';
import { pause } from '../event-loop/pause';
import { canonicalJson } from '../explainer/canonical-json';
import type { SectionNames } from '../explainer/explainer';
import { presentNames } from '../explainer/present-names';
import type { NamesRow } from '../explainer/published-rows';
import { isPublished } from '../strapi/row-versions';
import type { Transaction } from '../strapi/transaction';
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

/** Strapi binds a value for each of their mentions, and SQLite takes 32,766 in a statement. */
const mostSections = 200;

/** By documentId: what the published sections that name an entry name now, in one language. */
export type ReadNames = (
  entry: string,
  language: string,
) => Promise<ReadonlyMap<string, SectionNames>>;

/** Gives what reads the names of sections that name an entry which this transaction wrote to; each section is read once. */
export const namesReader = (
  strapi: Core.Strapi,
  transaction: Transaction,
  { changes }: PendingChanges,
): ReadNames => {
  const uids = new Map(changes.map(({ subject, subjectType }) => [subject, subjectType]));
  const sections = new Map<number, { documentId: string; locale: string; names: SectionNames }>();

  const readSections = async (ids: readonly number[]): Promise<void> => {
    for (let from = 0; from < ids.length; from += mostSections) {
      const rows: (NamesRow & { id: number; documentId: string; locale: string })[] =
        await strapi.db.query(sectionUid).findMany({
          where: { ...isPublished, id: { $in: ids.slice(from, from + mostSections) } },
          select: ['documentId', 'locale'],
          populate,
        });
      for (const { id, documentId, locale, ...row } of rows) {
        // In the order of the explainers that were read from the ledger, as entries are (read-entries.ts).
        const names: SectionNames = JSON.parse(canonicalJson(presentNames(row)));
        sections.set(id, { documentId, locale, names });
      }
      await pause();
    }
  };

  const readOf = async (entry: string): Promise<Map<string, Map<string, SectionNames>>> => {
    const uid = uids.get(entry);
    if (uid === undefined) throw new Error(`${entry} — expected what the transaction wrote to`);
    const ids = await findNamingSections(strapi, transaction, uid, entry);
    await readSections(ids.filter((id) => !sections.has(id)));
    const byLanguage = new Map<string, Map<string, SectionNames>>();
    for (const id of ids) {
      const section = sections.get(id);
      if (section === undefined) continue;
      const here = byLanguage.get(section.locale) ?? new Map<string, SectionNames>();
      byLanguage.set(section.locale, here.set(section.documentId, section.names));
    }
    return byLanguage;
  };

  const known = new Map<string, ReturnType<typeof readOf>>();
  return async (entry, language) => {
    const names = known.get(entry) ?? readOf(entry);
    known.set(entry, names);
    return (await names).get(language) ?? new Map<string, SectionNames>();
  };
};
