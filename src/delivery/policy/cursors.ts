/** Cursors are opaque to readers, so that what they hold can change. */
const encode = (content: string): string => Buffer.from(content).toString('base64url');

/** What the cursor holds; undefined for what `encode` never wrote, which decoding alone would forgive. */
const decode = (cursor: string): string | undefined => {
  const content = Buffer.from(cursor, 'base64url').toString();
  return encode(content) === cursor ? content : undefined;
};

/** The greatest that both databases' integers hold. */
export const mostSequence = 2_147_483_647;

/** After (or, in a history, before) the revision of this number. */
export const writeSequenceCursor = (sequence: number): string => encode(`r${sequence}`);

export const readSequenceCursor = (cursor: string): number | undefined => {
  const [, digits] = /^r(0|[1-9]\d{0,9})$/.exec(decode(cursor) ?? '') ?? [];
  return digits === undefined || Number(digits) > mostSequence ? undefined : Number(digits);
};

/** After the explainer of this slug. */
export const writeSlugCursor = (slug: string): string => encode(`s${slug}`);

export const readSlugCursor = (cursor: string): string | undefined =>
  /^s([a-z0-9]+(?:-[a-z0-9]+)*)$/.exec(decode(cursor) ?? '')?.[1];
