import type { Core } from '@strapi/strapi';
import type { Explainer } from '../explainer/explainer';
import { presentExplainer } from '../explainer/present-explainer';
import { replaceEntries } from '../explainer/replace-entries';
import type { LatestRevision } from './latest-rows';
import { versionKey } from './pending-changes';
import type { EntriesIn } from './read-entries';
import { readPublished } from './read-published';

/** The versions of one explainer with the entries put in, or null where the rows have to be read. */
const replaceInAll = (
  versions: readonly LatestRevision[],
  entriesIn: EntriesIn | null,
): Explainer[] | null => {
  if (entriesIn === null || versions.length === 0) return null;
  const replaced: Explainer[] = [];
  for (const { presented, language } of versions) {
    const after = presented && replaceEntries(presented, entriesIn(language));
    if (after === null) return null;
    replaced.push(after);
  }
  return replaced;
};

/**
 * Some articles as they are published now, in all their languages. Where nothing but shared entries changed, the latest revision
 * has all the rest: one condition may stand in a thousand explainers, and to read these whole takes seconds.
 */
export const presentVersions = async (
  strapi: Core.Strapi,
  documentIds: readonly string[],
  { latest, entriesIn }: { latest: readonly LatestRevision[]; entriesIn: EntriesIn | null },
): Promise<Map<string, Explainer>> => {
  const known = new Map<string, LatestRevision[]>();
  for (const row of latest) known.set(row.explainer, [...(known.get(row.explainer) ?? []), row]);
  const presented: Explainer[] = [];
  const unread: string[] = [];
  for (const documentId of documentIds) {
    const replaced = replaceInAll(known.get(documentId) ?? [], entriesIn);
    if (replaced === null) unread.push(documentId);
    else presented.push(...replaced);
  }
  if (unread.length > 0) {
    presented.push(...(await readPublished(strapi, unread)).map(presentExplainer));
  }
  return new Map(presented.map((one) => [versionKey(one.documentId, one.locale), one]));
};
