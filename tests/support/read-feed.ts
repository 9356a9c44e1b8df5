import type { RunningApp } from './running-app';

export interface FeedLine {
  cursor: string;
  documentId: string;
  slug: string;
  locale: string;
  kind: string;
  revision: string | null;
  sections: { slug: string; change: string }[];
  retraction: { reason: string; replacement: string | null } | null;
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
