import type { RunningApp } from './running-app';

interface Retraction {
  reason: string;
  replacement: string | null;
  retractedAt: string;
}

interface ChangedSection {
  documentId: string;
  slug: string;
  formerSlug: string | null;
  change: string;
  retraction: Retraction | null;
}

export interface FeedLine {
  cursor: string;
  documentId: string;
  slug: string;
  formerSlug: string | null;
  locale: string;
  kind: string;
  revision: string | null;
  sections: ChangedSection[];
  retraction: Retraction | null;
}

/** Reads the feed from a cursor to its end, as a partner does. */
export const readFeed = async (app: RunningApp, since: string | null, limit: number) => {
  const lines: FeedLine[] = [];
  let cursor = since;
  for (let page = 0; page < 500; page += 1) {
    const query = cursor === null ? '' : `&since=${cursor}`;
    const { body } = await app.request.get(`/api/changes?limit=${limit}${query}`);
    lines.push(...body.data);
    cursor = body.meta.cursor;
    if (!body.meta.hasMore) break;
  }
  return { lines, cursor };
};
