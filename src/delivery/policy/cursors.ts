/** Which list a cursor goes on in, and after what: the same number or slug means something else in another list. */
export type Cursor =
  /** After the revision of this number, in the feed of one language; null for that of all. */
  | { of: 'changes'; locale: string | null; sequence: number }
  /** After the explainer of this slug, in the list in a locale; null for the default one. */
  | { of: 'explainers'; locale: string | null; slug: string }
  /** Before the revision of this number, in the history of an explainer. */
  | { of: 'revisions'; locale: string | null; slug: string; sequence: number };

export type CursorOf<List extends Cursor['of']> = Extract<Cursor, { of: List }>;

/** Cursors are opaque to readers, so that what they hold can change. */
const encode = (content: string): string => Buffer.from(content).toString('base64url');

/** What the cursor holds; undefined for what `encode` never wrote, which decoding alone would forgive. */
const decode = (cursor: string): string | undefined => {
  const content = Buffer.from(cursor, 'base64url').toString();
  return encode(content) === cursor ? content : undefined;
};

/** The greatest that both databases' integers hold. */
export const mostSequence = 2_147_483_647;

export const writeCursor = (cursor: Cursor): string => {
  const locale = cursor.locale ?? '';
  switch (cursor.of) {
    case 'changes':
      // Without a locale as it always was: a cursor of the feed holds for ever, those of earlier versions too.
      return encode(`r${cursor.sequence}${cursor.locale === null ? '' : `:${locale}`}`);
    case 'explainers':
      return encode(`e${locale}:${cursor.slug}`);
    case 'revisions':
      return encode(`h${locale}:${cursor.slug}:${cursor.sequence}`);
  }
};

const sequenceOf = (digits: string | undefined): number | undefined =>
  digits === undefined || Number(digits) > mostSequence ? undefined : Number(digits);

const readers: readonly ((content: string) => Cursor | undefined)[] = [
  (content) => {
    const [, digits, locale = null] =
      /^r(0|[1-9]\d{0,9})(?::([A-Za-z0-9-]+))?$/.exec(content) ?? [];
    const sequence = sequenceOf(digits);
    return sequence === undefined ? undefined : { of: 'changes', locale, sequence };
  },
  (content) => {
    const [, locale = null, slug] = /^e([A-Za-z0-9-]+)?:([a-z0-9-]+)$/.exec(content) ?? [];
    return slug === undefined ? undefined : { of: 'explainers', locale, slug };
  },
  (content) => {
    const [, locale = null, slug, digits] =
      /^h([A-Za-z0-9-]+)?:([a-z0-9-]+):(0|[1-9]\d{0,9})$/.exec(content) ?? [];
    const sequence = sequenceOf(digits);
    if (slug === undefined || sequence === undefined) return undefined;
    return { of: 'revisions', locale, slug, sequence };
  },
];

/** Undefined for what `writeCursor` never wrote. */
export const readCursor = (cursor: string): Cursor | undefined => {
  const content = decode(cursor);
  if (content === undefined) return undefined;
  for (const read of readers) {
    const found = read(content);
    if (found !== undefined) return found;
  }
  return undefined;
};
