import type { Core } from '@strapi/strapi';
import type { Explainer } from '../explainer/explainer';
import { presentExplainer } from '../explainer/present-explainer';
import { absentEntries, replaceEntries, type NamesOfSections } from '../explainer/replace-entries';
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

/** What sections name now that name an entry which the latest revision of their explainer does not; by language. */
const readArrivals = async (
  latest: readonly LatestRevision[],
  entriesIn: EntriesIn,
  readNames: ReadNames,
): Promise<(language: string) => NamesOfSections> => {
  const entries = new Set<string>();
  const articles = new Set<string>();
  for (const { presented, language, explainer } of latest) {
    const absent = presented === null ? [] : absentEntries(presented, entriesIn(language));
    for (const { documentId } of absent) entries.add(documentId);
    if (absent.length > 0) articles.add(explainer);
  }
  return entries.size === 0 ? () => new Map() : readNames(entries, articles);
};

/** The explainers whose latest revisions, with the entries put in, tell how they read in all their languages; no others. */
const replaceInLatest = async ({
  latest,
  entriesIn,
  readNames,
}: Known): Promise<Map<string, Explainer[]>> => {
  const replaced = new Map<string, Explainer[]>();
  if (entriesIn === null) return replaced;
  const namesIn = await readArrivals(latest, entriesIn, readNames);
  const unknown = new Set<string>();
  for (const { presented, language, explainer } of latest) {
    const after = presented && replaceEntries(presented, entriesIn(language), namesIn(language));
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
  const replaced = await replaceInLatest(known);
  const unread = documentIds.filter((documentId) => !replaced.has(documentId));
  const read = unread.length === 0 ? [] : await readPublished(strapi, unread);
  const presented = [...[...replaced.values()].flat(), ...read.map(presentExplainer)];
  return new Map(presented.map((one) => [versionKey(one.documentId, one.locale), one]));
};
