import { wholePlace } from '../../explainer/addresses';
import { judgeDifference } from '../../explainer/difference/propose-kind';
import type { FoundRevision } from '../../explainer/ledger';
import { entityTag } from '../etag';
import { answerMoved, answerUnknown, type Answer } from './answer';
import { metaOf } from './answer-explainer';
import { cacheControl } from './cache-control';
import { judgeExplainer } from './judge-address';
import { presentRevision } from './present-revision';

interface AskedComparison {
  slug: string;
  locale: string | null;
  range: { before: string; after: string };
  search: string;
}

/**
 * The clinical difference of two revisions of one explainer. It holds for ever; what is public now, which is told beside it, does not: text that was
 * withdrawn since is not to be read without a word of that.
 */
export const answerComparison = (
  { slug, locale, range, search }: AskedComparison,
  found: { before: FoundRevision | null; after: FoundRevision | null },
): Answer => {
  const before = judgeExplainer(found.before, { slug, locale, revision: range.before });
  const after = judgeExplainer(found.after, { slug, locale, revision: range.after });
  for (const verdict of [before, after]) {
    if (verdict.kind === 'unknown') return answerUnknown(verdict.message);
    if (verdict.kind === 'moved') {
      const below = `/revisions/${range.before}...${range.after}${search}`;
      return answerMoved(verdict.slug, wholePlace, below);
    }
  }
  if (before.kind !== 'found' || after.kind !== 'found') {
    return answerUnknown(`The explainer "${slug}" has no text in one of these revisions`);
  }
  const [old, now] = [before.revision.content.parse(), after.revision.content.parse()];
  const { latest, ...own } = metaOf(after.revision, after.latest);
  return {
    status: 200,
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Cache-Control': cacheControl(null, 0, 0),
      'Surrogate-Key': `explainer:${slug}`,
      ETag: entityTag(after.revision, before.revision, [
        'difference',
        after.latest.sequence.toString(36),
      ]),
    },
    body: JSON.stringify({
      data: judgeDifference(old, now),
      meta: { before: presentRevision(before.revision), after: own, latest },
    }),
  };
};
