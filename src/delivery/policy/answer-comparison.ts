import { wholePlace } from '../../explainer/addresses';
import { judgeDifference } from '../../explainer/difference/propose-kind';
import type { FoundRevision } from '../../explainer/ledger';
import { entityTag } from '../etag';
import { answerMoved, answerUnknown, type Answer } from './answer';
import { judgeExplainer } from './judge-address';
import { presentRevision } from './present-revision';

interface AskedComparison {
  slug: string;
  locale: string | null;
  range: { before: string; after: string };
  search: string;
}

/** The clinical difference of two revisions of one explainer; it holds for ever, so that it may be kept for a day. */
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
  return {
    status: 200,
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Cache-Control': 'public, max-age=86400',
      ETag: entityTag(after.revision, before.revision, ['difference']),
    },
    body: JSON.stringify({
      data: judgeDifference(old, now),
      meta: { before: presentRevision(before.revision), after: presentRevision(after.revision) },
    }),
  };
};
