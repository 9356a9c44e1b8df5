import type { Core } from '@strapi/strapi';
import type { Explainer, SectionNames } from '../explainer/explainer';
import { flattenSections } from '../explainer/flatten-sections';
import { presentExplainer } from '../explainer/present-explainer';
import {
  absentEntries,
  replaceEntries,
  type NamesOfSections,
  type SharedEntries,
} from '../explainer/replace-entries';
import type { LatestRevision } from './latest-rows';
import { versionKey } from './pending-changes';
import type { EntriesIn } from './read-entries';
import type { ReadNames } from './read-names';
import { readPublished } from './read-published';

interface Known {
  latest: readonly LatestRevision[];
  /** What the transaction did to shared entries; null where that is not all it did. */
  entriesIn: EntriesIn | null;
  readNames: ReadNames;
}

/** An explainer with what was done to shared entries, or null where its rows have to be read. */
const replaceInLatest = async (
  presented: Explainer,
  entries: SharedEntries,
  namesOf: (entry: string) => Promise<NamesOfSections>,
): Promise<Explainer | null> => {
  const names = new Map<string, SectionNames>();
  for (const { documentId } of absentEntries(presented, entries)) {
    const named = await namesOf(documentId);
    for (const section of flattenSections(presented.sections)) {
      const own = named.get(section.documentId);
      if (own !== undefined) names.set(section.documentId, own);
    }
  }
  return replaceEntries(presented, entries, names);
};

/** The explainers whose latest revisions tell how they read now in all their languages; no others. */
const replaceInAll = async ({
  latest,
  entriesIn,
  readNames,
}: Known): Promise<Map<string, Explainer[]>> => {
  const replaced = new Map<string, Explainer[]>();
  if (entriesIn === null) return replaced;
  const unknown = new Set<string>();
  for (const { presented, language, explainer } of latest) {
    const namesOf = async (entry: string) => (await readNames(entry))(language);
    const after = presented && (await replaceInLatest(presented, entriesIn(language), namesOf));
    if (after === null) unknown.add(explainer);
    else replaced.set(explainer, [...(replaced.get(explainer) ?? []), after]);
  }
  for (const explainer of unknown) replaced.delete(explainer);
  return replaced;
};

/**
 * Some articles as they are published now, in all their languages. Where nothing but shared entries changed, the latest revision
 * has all the rest: one condition may stand in a thousand explainers, and to read these whole takes seconds.
 */
export const presentVersions = async (
  strapi: Core.Strapi,
  documentIds: readonly string[],
  known: Known,
): Promise<Map<string, Explainer>> => {
  const replaced = await replaceInAll(known);
  const unread = documentIds.filter((documentId) => !replaced.has(documentId));
  const read = unread.length === 0 ? [] : await readPublished(strapi, unread);
  const presented = [...[...replaced.values()].flat(), ...read.map(presentExplainer)];
  return new Map(presented.map((one) => [versionKey(one.documentId, one.locale), one]));
};
