import { wholePlace } from '../../explainer/addresses';
import type { FeedEntry, ListedExplainer, RevisionSummary } from '../../explainer/ledger';
import { bodyTag } from '../etag';
import { answerMoved, answerUnknown, type Answer } from './answer';
import { writeCursor } from './cursors';
import { cutPage } from './cut-page';
import { neverPublished, type Asked } from './judge-address';
import { presentChange, presentListed, presentRevision } from './present-revision';

/** Lists change with every publish; whoever keeps one asks before showing it again. */
const headers = {
  'Content-Type': 'application/json; charset=utf-8',
  'Cache-Control': 'public, max-age=0, must-revalidate',
};

const page = (data: readonly unknown[], meta: object): Answer => {
  const body = JSON.stringify({ data, meta });
  return { status: 200, headers: { ...headers, ETag: bodyTag(body) }, body };
};

interface AskedPage {
  limit: number;
  /** As it was asked for. */
  locale: string | null;
}

export const answerList = (
  rows: readonly ListedExplainer[],
  { limit, locale }: AskedPage,
): Answer => {
  const { shown, last, hasMore } = cutPage(rows, limit);
  const cursor =
    hasMore && last ? writeCursor({ of: 'explainers', locale, slug: last.slug }) : null;
  return page(shown.map(presentListed), { cursor, hasMore });
};

/** The revisions of the explainer that had this slug, the latest first. */
export const answerHistory = (
  asked: Pick<Asked, 'slug' | 'locale'>,
  rows: readonly RevisionSummary[],
  { limit, isFirst, search }: { limit: number; isFirst: boolean; search: string },
): Answer => {
  const { shown, last, hasMore } = cutPage(rows, limit);
  const [latest] = shown;
  if (isFirst && latest === undefined) {
    return answerUnknown(neverPublished(asked));
  }
  if (isFirst && latest !== undefined && latest.slug !== asked.slug) {
    return answerMoved(latest.slug, wholePlace, `/revisions${search}`);
  }
  const next = (sequence: number) => writeCursor({ of: 'revisions', ...asked, sequence });
  const cursor = hasMore && last !== undefined ? next(last.sequence) : null;
  return page(shown.map(presentRevision), { cursor, hasMore });
};

/** The feed after a cursor; its own cursor is where to go on, also where nothing is new. */
export const presentChanges = (
  rows: readonly FeedEntry[],
  { limit, locale, since }: AskedPage & { since: number },
) => {
  const { shown, last, hasMore } = cutPage(rows, limit);
  const cursor = writeCursor({ of: 'changes', locale, sequence: last?.sequence ?? since });
  return { nodes: shown.map((row) => presentChange(row, locale)), cursor, hasMore };
};

export const answerChanges = (...given: Parameters<typeof presentChanges>): Answer => {
  const { nodes, ...meta } = presentChanges(...given);
  return page(nodes, meta);
};
