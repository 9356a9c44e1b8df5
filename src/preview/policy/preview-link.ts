import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';

/** What a link lets its holder see, and until when. */
export interface PreviewLink {
  type: 'article' | 'section';
  documentId: string;
  /** The article that it stood in when the link was made: whoever made it may have no right to read another. */
  article: string;
  locale: string;
  /** The version that the editor had open. */
  version: 'draft' | 'published';
  /** Milliseconds since 1970. */
  expiresAt: number;
}

export type LinkVerdict =
  | { kind: 'good'; link: PreviewLink }
  | { kind: 'expired' }
  /** Cut short, altered, or made by a server with another secret. */
  | { kind: 'unknown' };

const shape = z.strictObject({
  type: z.enum(['article', 'section']),
  documentId: z.string(),
  article: z.string(),
  locale: z.string(),
  version: z.enum(['draft', 'published']),
  expiresAt: z.number(),
});

/** A key of its own, so that nothing else that is signed with the secret passes for a link. */
const keyFrom = (secret: string): Buffer =>
  createHmac('sha256', secret).update('preview link').digest();

const signatureOf = (payload: string, secret: string): string =>
  createHmac('sha256', keyFrom(secret)).update(payload).digest('base64url');

/** Signs a link by HMAC-SHA-256 (RFC 2104); what comes out may stand in a URL as it is. */
export const signLink = (link: PreviewLink, secret: string): string => {
  const payload = Buffer.from(JSON.stringify(link)).toString('base64url');
  return `${payload}.${signatureOf(payload, secret)}`;
};

/**
 * Judges what somebody shows as a link.
 *
 * @param text as it came, whatever it is
 * @param now milliseconds since 1970
 */
export const judgeLink = (text: unknown, secret: string, now: number): LinkVerdict => {
  if (typeof text !== 'string') return { kind: 'unknown' };
  const [payload = '', signature = '', ...rest] = text.split('.');
  // The texts are compared and not what they decode to: several texts decode to the same bytes.
  const given = Buffer.from(signature);
  const own = Buffer.from(signatureOf(payload, secret));
  const isSigned = rest.length === 0 && given.length === own.length && timingSafeEqual(given, own);
  if (!isSigned) return { kind: 'unknown' };
  const read = shape.safeParse(JSON.parse(Buffer.from(payload, 'base64url').toString()));
  // Signed here, by a version that made other links.
  if (!read.success) return { kind: 'unknown' };
  return read.data.expiresAt <= now ? { kind: 'expired' } : { kind: 'good', link: read.data };
};
