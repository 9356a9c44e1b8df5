/** Longest slug that the content types accept, in characters. */
export const maxSlugLength = 120;

/** What a slug looks like: lower-case ASCII words joined by single hyphens. */
export const slugPattern = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** A slug, or <explainer>/<section>. */
export const slugPathPattern = /^[a-z0-9]+(?:-[a-z0-9]+)*(?:\/[a-z0-9]+(?:-[a-z0-9]+)*)?$/;

/**
 * Turns any text into a slug: NFKD (UAX #15), marks and apostrophes dropped, each run of anything but ASCII letters and
 * digits to one hyphen, at most 120 characters. Gives '' when nothing is left, so that the caller can say so.
 */
export function slugify(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}'’ʼ]/gu, '')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')
    .join('-')
    .slice(0, maxSlugLength)
    .replace(/-$/, '');
}
