import { sha256 } from '../../explainer/canonical-json';
import type { Published } from '../../explainer/forms/published';
import { linkHeader } from '../../embeds/discovery';
import { entityTag } from '../etag';
import { cacheControl, expiresHeader } from './cache-control';
import type { LocatedRevision } from './judge-address';
import type { Wish } from './wish';

interface About {
  surrogate: string | null;
  /** What of the explainer it is, where it is not the whole. */
  of?: string;
}

/**
 * The headers of an answer that is the revision itself, whatever the hour.
 *
 * @param variant what else its bytes depend on
 */
export const recordHeaders = (
  { revision, latest }: LocatedRevision,
  wish: Wish,
  { surrogate, of }: About,
  variant: readonly string[] = [],
): Record<string, string> => ({
  ETag: entityTag(revision, latest, [
    ...(of === undefined ? [] : [of]),
    wish.form.name,
    ...variant,
    ...(wish.isWhole ? ['whole'] : []),
  ]),
  'Last-Modified': new Date(latest.at).toUTCString(),
  'Cache-Control': wish.isWhole
    ? 'private, no-store'
    : cacheControl(revision.reviewDue, wish.now, wish.staleSeconds),
  'Content-Type': wish.form.contentType,
  ...(surrogate === null ? {} : { 'Surrogate-Key': surrogate }),
});

/** Last-Modified and Expires of what says how the text stands to its review. */
export const standingHeaders = (
  { latest }: LocatedRevision,
  { review: { changedAt, changesAt } }: Published['standing'],
  now: number,
): Record<string, string> => ({
  'Last-Modified': new Date(Math.max(Date.parse(latest.at), changedAt ?? 0)).toUTCString(),
  ...expiresHeader(changesAt, now),
});

/**
 * The headers of a form, which tells its readers how the text stands to its review when it is read. What this application writes
 * around the revision, such as its own address, changes with a new version or setting of it: its tag is of the bytes too.
 */
export const formHeaders = (
  located: LocatedRevision,
  { wish, published, body, ...about }: About & { wish: Wish; published: Published; body: string },
): Record<string, string> => ({
  ...recordHeaders(located, wish, about, [sha256(body).slice(0, 16)]),
  ...standingHeaders(located, published.standing, wish.now),
  ...(wish.form.name === 'html' ? { Link: linkHeader(published.page, wish.origin) } : {}),
});
