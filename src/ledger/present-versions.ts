import type { Core } from '@strapi/strapi';
import type { Explainer, SectionNames } from '../explainer/explainer';
import { flattenSections } from '../explainer/flatten-sections';
import { presentExplainer } from '../explainer/present-explainer';
import { replaceEntries } from '../explainer/replace-entries';
import { absentEntries } from '../explainer/shared-entries';
import { withdrawEntries } from '../explainer/withdraw-entries';
import type { LatestRevision } from './latest-rows';
import { versionKey } from './pending-changes';
import type { EntriesIn } from './read-entries';
import type { ReadNames } from './read-names';
import { readPublished } from './read-published';

/** What a transaction that wrote to shared entries, and to nothing else, did to explainers. */
export interface SharedWrites {
  entriesIn: EntriesIn;
  readNames: ReadNames;
  /** In which an article is published. */
  languagesOf: (documentId: string) => ReadonlySet<string>;
}

/** An explainer with what was done to shared entries, or null where its rows have to be read. */
const replaceInLatest = async (
  presented: Explainer,
  { entriesIn, readNames }: SharedWrites,
): Promise<Explainer | null> => {
  const language = presented.locale;
  const entries = entriesIn(language);
  const left = withdrawEntries(presented, entries.withdrawn);
  const absent = left && absentEntries(left, entries);
  if (left === null || absent === null) return null;
  const names = new Map<string, SectionNames>();
  for (const entry of absent) {
    const named = await readNames(entry, language);
    for (const { documentId } of flattenSections(left.sections)) {
      const own = named.get(documentId);
      if (own !== undefined) names.set(documentId, own);
    }
  }
  return replaceEntries(left, entries, absent, names);
};

/** The explainers whose latest revisions tell how they read now in all their languages; no others. */
const replaceInAll = async (
  latest: readonly LatestRevision[],
  writes: SharedWrites,
): Promise<Map<string, Explainer[]>> => {
  const live = new Map<string, Explainer[]>();
  for (const { explainer, presented } of latest) {
    if (presented !== null) live.set(explainer, [...(live.get(explainer) ?? []), presented]);
  }
  const replaced = new Map<string, Explainer[]>();
  for (const [explainer, versions] of live) {
    const languages = writes.languagesOf(explainer);
    const isKnown =
      versions.length === languages.size && versions.every(({ locale }) => languages.has(locale));
    const now: Explainer[] = [];
    for (const presented of isKnown ? versions : []) {
      const after = await replaceInLatest(presented, writes);
      if (after === null) break;
      now.push(after);
    }
    if (isKnown && now.length === versions.length) replaced.set(explainer, now);
  }
  return replaced;
};

/**
 * Some articles as they are published now, in all their languages. Where nothing but shared entries changed, the latest revision
 * has all the rest: one condition may stand in a thousand explainers, and to read these whole takes seconds (decision 33).
 */
export const presentVersions = async (
  strapi: Core.Strapi,
  documentIds: readonly string[],
  { latest, writes }: { latest: readonly LatestRevision[]; writes: SharedWrites | null },
): Promise<Map<string, Explainer>> => {
  const replaced = writes ? await replaceInAll(latest, writes) : new Map<string, Explainer[]>();
  const unread = documentIds.filter((documentId) => !replaced.has(documentId));
  const read = unread.length === 0 ? [] : await readPublished(strapi, unread);
  const presented = [...[...replaced.values()].flat(), ...read.map(presentExplainer)];
  return new Map(presented.map((one) => [versionKey(one.documentId, one.locale), one]));
};
