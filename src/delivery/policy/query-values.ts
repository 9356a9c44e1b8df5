import { z } from 'zod';
import { themes } from '../../embeds/style';
import { droppable, type Droppable } from '../../explainer/forms/render-html';
import { maxSlugLength, slugPattern } from '../../explainer/slugify';
import { readCursor, type Cursor, type CursorOf } from './cursors';
import { readInstant } from './read-instant';

// One value of a query each; its message says what is expected, and is given for whatever else comes.

/** A text that `read` understands. */
const understood = <Value>(expected: string, read: (text: string) => Value | undefined) =>
  z.string({ error: expected }).transform((text, context): Value => {
    // What is longer than any of these values is not worth a look.
    const value = text.length > 200 ? undefined : read(text);
    if (value !== undefined) return value;
    context.addIssue(expected);
    return z.NEVER;
  });

const matching = (expected: string, shape: RegExp) =>
  understood(expected, (text) => (shape.test(text) ? text : undefined));

export const slugOf = (what: string) =>
  understood(
    `the slug of ${what}: lower-case letters and digits with single hyphens between, at most ${maxSlugLength} characters`,
    (text) => (text.length <= maxSlugLength && slugPattern.test(text) ? text : undefined),
  );

/** Null for the default locale. */
export const locale = matching(
  'a locale as BCP 47 has it, such as en or de-AT',
  /^(?=.{2,35}$)[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/,
)
  .nullable()
  .default(null);

export const sha256 = matching(
  'the SHA-256 of a revision: 64 hexadecimal digits in lower case',
  /^[0-9a-f]{64}$/,
);

export const instant = understood(
  'an instant as ISO 8601 has it, such as 2026-03-01T12:00:00Z, or a date, which stands for its first moment in UTC',
  readInstant,
);

/** ISO 8601 in the text that comes out too. */
export const date = understood('a date as ISO 8601 has it, such as 2026-03-01', (text) => {
  const isDate = /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));
  // JavaScript reads 30 February as a day in March.
  return isDate && new Date(text).toISOString().startsWith(text) ? text : undefined;
});

export const wholeNumber = (least: number, most: number) =>
  understood(`a whole number from ${least} to ${most}`, (text) => {
    const number = /^\d{1,6}$/.test(text) ? Number(text) : NaN;
    return number >= least && number <= most ? number : undefined;
  });

export const limit = wholeNumber(1, 100).default(25);

const isOf = <List extends Cursor['of']>(cursor: Cursor, list: List): cursor is CursorOf<List> =>
  cursor.of === list;

/** A cursor of one kind of list, which goes on in no other. */
export const cursorOf = <List extends Cursor['of']>(list: List) =>
  understood(
    `a cursor as an earlier answer of this list (${list}) gave it, or nothing to begin with the first`,
    (text): CursorOf<List> | undefined => {
      const cursor = readCursor(text);
      return cursor !== undefined && isOf(cursor, list) ? cursor : undefined;
    },
  );

export const formatName = z.string({ error: 'the name of one format' });

/** A switch that is on. */
export const on = matching('"true" or nothing', /^true$/);

export const theme = understood('light, dark or auto', (text) =>
  themes.find((name) => name === text),
).default('auto');

/** For a fragment that comes with a shadow root of its own. */
export const shadow = matching('"open" or nothing', /^open$/).optional();

/** For who puts into a page whatever is answered. */
export const refusal = matching('"html" or nothing', /^html$/).optional();

const shownParts: readonly string[] = ['notices', 'references', 'review', 'attribution'];

/** What is left out: notices and attribution are shown in any case, and may be named. */
export const show = understood(
  `what to show, of ${shownParts.join(', ')}, with commas between; notices and attribution are always shown`,
  (text): Droppable[] | undefined => {
    const named = text === '' ? [] : text.split(',');
    if (named.some((name) => !shownParts.includes(name))) return undefined;
    return droppable.filter((part) => !named.includes(part));
  },
).default([]);
