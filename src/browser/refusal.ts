/** What a reader is told instead of a text. */
export interface Refusal {
  words: string;
  /** What to read instead, or where to look. */
  link: { words: string; url: string } | null;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

const recordIn = (value: unknown, name: string): Record<string, unknown> => {
  const inner = isRecord(value) ? value[name] : undefined;
  return isRecord(inner) ? inner : {};
};

/** A replacement is named by its slugs, or by an address. */
const replacementAddress = (replacement: unknown, origin: string): string | undefined => {
  if (typeof replacement !== 'string') return undefined;
  return /^https?:\/\//i.test(replacement)
    ? replacement
    : `${origin}/embed/${replacement.split('/').map(encodeURIComponent).join('/')}`;
};

/** What an error of the API (`{ error: { message, details } }`) says to a reader. */
export const readRefusal = (body: unknown, origin: string): Refusal => {
  const error = recordIn(body, 'error');
  const url = replacementAddress(recordIn(error, 'details').replacement, origin);
  return {
    words: typeof error.message === 'string' ? error.message : 'There is nothing to read here.',
    link: url === undefined ? null : { words: 'Read this instead', url },
  };
};
