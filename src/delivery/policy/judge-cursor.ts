import type { CursorOf } from './cursors';

interface AskedList {
  slug?: string;
  /** Null for the default one. */
  locale: string | null;
  cursor?: CursorOf<'explainers' | 'revisions'> | undefined;
}

const listIn = (locale: string | null): string =>
  locale === null ? 'in the default locale' : `in the locale "${locale}"`;

/** What is wrong with a cursor that is of the same kind of list, but of another explainer or language; undefined where nothing is. */
export const judgeCursor = ({ slug, locale, cursor }: AskedList): string | undefined => {
  if (cursor === undefined) return undefined;
  if (cursor.locale !== locale) {
    return `cursor — expected one of the list ${listIn(locale)}; this one is of the list ${listIn(cursor.locale)}`;
  }
  return cursor.of === 'revisions' && cursor.slug !== slug
    ? `cursor — expected one of the revisions of "${slug ?? ''}"; this one is of those of "${cursor.slug}"`
    : undefined;
};

/**
 * The same for the feed. Whoever has read the whole of it may go on in one language; whoever has read one language has not read the
 * others, and would never know what it missed.
 */
export const judgeFeedCursor = ({
  locale,
  since,
}: {
  locale: string | null;
  since?: CursorOf<'changes'> | undefined;
}): string | undefined =>
  since === undefined || since.locale === null || since.locale === locale
    ? undefined
    : `since — expected a cursor of the feed ${locale === null ? 'of all locales' : listIn(locale)}; this one is of the feed ${listIn(since.locale)}`;
