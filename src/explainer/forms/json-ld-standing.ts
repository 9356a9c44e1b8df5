import type { Superseded } from '../standing';
import { describe, type JsonLdObject } from './json-ld';
import type { Published } from './published';
import { gatherWarnings, type Warning } from './warnings';

/** https://schema.org/creativeWorkStatus is for the stage in the lifecycle; `supersededBy` is for terms of a vocabulary only. */
const statusOf = (superseded: Superseded | null): string | null => {
  if (superseded === null) return null;
  return superseded.kind === 'newer' ? 'Superseded' : 'Withdrawn';
};

const isCorrection = ({ kind }: Warning): boolean => kind === 'superseded' || kind === 'retracted';

const tell = (type: 'Comment' | 'CorrectionComment', { words, reason, link }: Warning) =>
  describe(type, { text: reason === null ? words : `${words} ${reason}`, url: link?.url });

/**
 * What became of a text that is shown as it was once published, in the terms of schema.org: that a newer one is public, or that it, or a
 * section of it, was withdrawn; and what else readers are warned of, such as a review that is overdue. In the words of the other
 * forms, and where to read instead.
 */
export const presentStanding = (
  published: Pick<Published, 'explainer' | 'standing'>,
): {
  creativeWorkStatus: string | null;
  correction: JsonLdObject[];
  comment: JsonLdObject[];
} => {
  const warnings = gatherWarnings(published);
  return {
    creativeWorkStatus: statusOf(published.standing.superseded),
    correction: warnings.filter(isCorrection).map((one) => tell('CorrectionComment', one)),
    comment: warnings.filter((one) => !isCorrection(one)).map((one) => tell('Comment', one)),
  };
};
