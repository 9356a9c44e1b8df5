/** What a value in a filter must be for an attribute of some type, so that a database can compare the two. */
export interface ScalarCheck {
  expected: string;
  holds: (value: unknown) => boolean;
  /** Whether operators that look into a text make sense. */
  isText: boolean;
}

const longestText = 1_000;
const largestInteger = 2_147_483_647;

/** What GraphQL's scalars for dates give is a Date. */
const written = (value: unknown): string | null => {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : null;
};

const matching = (pattern: RegExp, also: (text: string) => boolean = () => true) => {
  return (value: unknown): boolean => {
    const text = written(value);
    return text !== null && pattern.test(text) && also(text);
  };
};

/** PostgreSQL has no NUL byte in its texts, and fails on one. */
const text: ScalarCheck = {
  expected: `a text of at most ${longestText} characters without a NUL byte`,
  holds: (value) => {
    const words = written(value);
    return words !== null && words.length <= longestText && !words.includes('\0');
  },
  isText: true,
};

const exact = (expected: string, holds: (value: unknown) => boolean): ScalarCheck => ({
  expected,
  holds,
  isText: false,
});

/** A day, with or without a time and an offset from UTC: what Strapi reads too. */
const day =
  /^\d{4}-\d{2}-\d{2}(?:[T ](?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,9})?)?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)?)?$/;

/** PostgreSQL fails on a year 0000; JavaScript reads 30 February as a day in March. */
const isDay = (date: string): boolean => {
  const midnight = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(date);
};

/** In the years 0001 to 9999, in UTC too. */
const isInstant = (words: string): boolean => {
  // JavaScript reads the year 0001 before a space as 2001.
  const instant = new Date(words.replace(' ', 'T'));
  if (!isDay(words.slice(0, 10)) || Number.isNaN(instant.getTime())) return false;
  return [words, instant.toISOString()].every((text) => /^(?!0000)\d{4}-/.test(text));
};

export const integer = exact(
  `a whole number of at most ${largestInteger}`,
  matching(/^-?\d{1,10}$/, (digits) => Math.abs(Number(digits)) <= largestInteger),
);
const decimal = exact('a number', matching(/^-?\d{1,15}(\.\d{1,15})?$/));
const instant = exact('an ISO 8601 date, such as 2026-01-31', matching(day, isInstant));

export const boolean = exact('true or false', matching(/^(true|false|t|f|1|0)$/));

const checks: Readonly<Record<string, ScalarCheck>> = {
  integer,
  biginteger: exact('a whole number of at most 18 digits', matching(/^-?\d{1,18}$/)),
  decimal,
  float: decimal,
  boolean,
  date: instant,
  datetime: instant,
  timestamp: instant,
  time: exact(
    // Strapi fails on one without seconds.
    'a time, such as 23:59:00',
    matching(/^([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,3})?$/),
  ),
};

/** The check for an attribute's type in Strapi's words; what has none of its own is compared as a text. */
export const checkOf = (type: string): ScalarCheck => checks[type] ?? text;
