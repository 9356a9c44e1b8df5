import type { Core } from '@strapi/strapi';
import { canonicalJson } from '../explainer/canonical-json';
import {
  presentCondition,
  presentContributor,
  presentNotice,
  presentReference,
  presentSideEffect,
} from '../explainer/present-entries';
import type {
  ConditionRow,
  ContributorRow,
  NoticeRow,
  ReferenceRow,
  SideEffectRow,
} from '../explainer/published-rows';
import type { SharedEntries } from '../explainer/shared-entries';
import { isPublished } from '../strapi/row-versions';
import type { PendingChanges } from './pending-changes';
import { conditionPopulate, sideEffectPopulate } from './read-published';
import { conditionUid, contributorUid, noticeUid, referenceUid, sideEffectUid } from './uids';

/** Not every type has languages: contributors and references are the same in all of them. */
type Local<Row> = Row & { locale: string | null };

/** What entries read now in one language. */
export type EntriesIn = (language: string) => SharedEntries;

const entryUids = new Set([conditionUid, sideEffectUid, noticeUid, referenceUid, contributorUid]);

/** Reads the entries that this transaction published, withdrew, deleted or discarded; null where that is not all it did. */
export const readEntries = async (
  strapi: Core.Strapi,
  { changes }: PendingChanges,
): Promise<EntriesIn | null> => {
  const areEntries = changes.every(({ subjectType }) => entryUids.has(subjectType));
  if (!areEntries || changes.length === 0) return null;

  const read = async (uid: string, populate: object) => {
    const own = changes.filter((change) => change.subjectType === uid);
    const documentId = { $in: own.map(({ subject }) => subject) };
    return strapi.db.query(uid).findMany({ where: { ...isPublished, documentId }, populate });
  };
  const narrower = { where: isPublished, populate: conditionPopulate };
  const conditions: Local<ConditionRow & { narrower: ConditionRow[] }>[] = await read(
    conditionUid,
    { ...conditionPopulate, narrower },
  );
  const sideEffects: Local<SideEffectRow>[] = await read(sideEffectUid, sideEffectPopulate);
  const notices: Local<NoticeRow>[] = await read(noticeUid, {});
  const references: Local<ReferenceRow>[] = await read(referenceUid, {});
  const contributors: Local<ContributorRow>[] = await read(contributorUid, {});

  const inLanguage = (language: string): SharedEntries => {
    const here = <Row extends { locale: string | null }>(rows: Row[]): Row[] =>
      rows.filter(({ locale }) => locale === null || locale === language);
    // In the order of the explainers that were read from the ledger: in these, they are written twice as fast.
    const presentAll = <Row, Entry>(rows: Row[], present: (row: Row) => Entry): Entry[] =>
      rows.map((row): Entry => JSON.parse(canonicalJson(present(row))));
    const all = [conditions, sideEffects, notices, references, contributors];
    const changed = all.flatMap((rows) =>
      here<Local<{ documentId: string; slug: string }>>(rows).map(({ documentId, slug }) => ({
        documentId,
        slug,
      })),
    );
    return {
      conditions: presentAll(
        here(conditions).flatMap((row) => [row, ...row.narrower]),
        presentCondition,
      ),
      sideEffects: presentAll(here(sideEffects), presentSideEffect),
      notices: presentAll(here(notices), presentNotice),
      references: presentAll(here(references), presentReference),
      contributors: presentAll(here(contributors), presentContributor),
      changed,
      withdrawn: changes.flatMap(({ action, subject, subjectType, language: written }) =>
        (action === 'unpublish' || action === 'delete') &&
        (written === null || written === language)
          ? [{ documentId: subject, isCondition: subjectType === conditionUid }]
          : [],
      ),
    };
  };
  const known = new Map<string, SharedEntries>();
  return (language) => {
    const entries = known.get(language) ?? inLanguage(language);
    known.set(language, entries);
    return entries;
  };
};
