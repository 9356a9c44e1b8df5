import type { Superseded } from '../standing';
import { describe, type JsonLdObject } from './json-ld';
import type { Published } from './published';
import { gatherWarnings } from './warnings';

/** https://schema.org/creativeWorkStatus is for the stage in the lifecycle; `supersededBy` is for terms of a vocabulary only. */
const statusOf = (superseded: Superseded | null): string | null => {
  if (superseded === null) return null;
  return superseded.kind === 'newer' ? 'Superseded' : 'Withdrawn';
};

/**
 * What became of a text that is shown as it was once published, in the terms of schema.org: that a newer one is public, or that it, or a
 * section of it, was withdrawn; in the words of the other forms, and where to read instead.
 */
export const presentStanding = (
  published: Pick<Published, 'explainer' | 'standing'>,
): { creativeWorkStatus: string | null; correction: JsonLdObject[] } => ({
  creativeWorkStatus: statusOf(published.standing.superseded),
  correction: gatherWarnings(published)
    .filter(({ kind }) => kind === 'superseded' || kind === 'retracted')
    .map(({ words, reason, link }) =>
      describe('CorrectionComment', {
        text: reason === null ? words : `${words} ${reason}`,
        url: link?.url,
      }),
    ),
});
