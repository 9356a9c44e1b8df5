import type { Core } from '@strapi/strapi';
import { canonicalJson, sha256 } from '../explainer/canonical-json';
import { changedSections } from '../explainer/changed-sections';
import { proposeKindAlone } from '../explainer/difference/propose-kind';
import type { Explainer } from '../explainer/explainer';
import { carryFormerAddresses } from '../explainer/former-addresses';
import type { RevisionRow } from '../explainer/revision';
import { surrogateKey } from '../explainer/surrogate-key';
import { joinNotes, notesOn, type NotedRow } from './change-notes';
import { explainRetractions } from './explain-retractions';
import { inheritAddresses } from './inherit-addresses';
import type { LatestRevision } from './latest-rows';
import type { PendingChanges } from './pending-changes';

/** What all rows of one transaction have in common. */
export interface Moment {
  at: string;
  by: string;
  change: number;
}

export type NewRevision = Omit<RevisionRow, 'sequence'>;

/** A revision, and the notes that it tells. */
export interface NextRevision {
  revision: NewRevision;
  told: readonly NotedRow[];
}

interface Step {
  moment: Moment;
  pending: PendingChanges;
  notes: readonly NotedRow[];
  latest: LatestRevision | undefined;
  /** As it is published now; null where it is not. */
  after: Explainer | null;
}

/** What the published explainer calls for: the next revision, or nothing where readers see no difference. */
export const nextRevision = async (
  strapi: Core.Strapi,
  { moment, pending, notes, latest, after }: Step,
): Promise<NextRevision | null> => {
  const content = after && canonicalJson(after);
  const hash = content === null ? null : sha256(content);
  if (hash === (latest?.sha256 ?? null)) return null;

  const before = latest?.presented ?? null;
  const identity = after ?? before;
  if (identity === null) return null;
  const retractionOf = before
    ? await explainRetractions(strapi, { before, after, given: pending.retractions, at: moment.at })
    : undefined;
  const hasSameSections = before !== null && before.sections === after?.sections;
  const told = after === null ? [] : await notesOn(strapi, pending, notes, { before, after });
  const note = joinNotes(told);
  const retraction = after === null ? retractionOf?.(identity.documentId) : undefined;
  const kindOf = (): RevisionRow['kind'] => {
    if (after === null) return 'retracted';
    if (before === null) return 'new';
    return note?.kind ?? proposeKindAlone(before, after);
  };
  const revision: NewRevision = {
    ...moment,
    explainer: identity.documentId,
    language: identity.locale,
    slug: identity.slug,
    kind: kindOf(),
    sha256: hash,
    previous: latest ? (latest.sha256 ?? latest.previous) : null,
    note: note?.text ?? null,
    reason: retraction?.reason ?? null,
    replacement: retraction?.replacement ?? null,
    changedSections: changedSections(before, after),
    formerSections: carryFormerAddresses({
      former: await inheritAddresses(strapi, {
        latest,
        after,
        isFound: pending.changes.every(({ action }) => action === 'catchUp'),
      }),
      before,
      after,
      retractionOf,
    }),
    reviewDue: after?.review?.nextDue ?? null,
    // It is made of the addresses of the explainer and its sections, and of what these name.
    surrogateKey:
      hasSameSections && latest?.slug === identity.slug
        ? latest.surrogateKey
        : after && surrogateKey(after),
    content,
  };
  return { revision, told };
};
