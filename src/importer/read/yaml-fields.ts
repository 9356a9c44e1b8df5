import { z } from 'zod';
import { maxSlugLength, slugPattern } from '../../explainer/slugify';

/**
 * The longest text of one line, in UTF-16 code units: what a column of Strapi's type "string" holds on PostgreSQL. The
 * content types say the same; a test holds every reader against them.
 */
export const maxLineLength = 255;

// PostgreSQL takes neither into a text; YAML can write both with a backslash.
const unstorable = /[\0\p{Surrogate}]/u;
const storable = (text: string): boolean => !unstorable.test(text);
const storableOnly = {
  error: 'characters that can be stored: no NUL, no half of a surrogate pair',
};

/** The pieces of which the schemas of front matter and vocabulary files are made. Missing and empty keys become null or []. */

const scalar = z.union([z.string(), z.number().int().transform(String)], { error: 'text' });

export const requiredText = (maxLength: number) =>
  z
    .string({ error: 'text' })
    .trim()
    .min(1, { error: 'some text' })
    .max(maxLength, { error: `at most ${maxLength} characters` })
    .refine(storable, storableOnly);

export const optionalText = (maxLength: number) =>
  z
    .string({ error: 'text' })
    .trim()
    .max(maxLength, { error: `at most ${maxLength} characters` })
    .refine(storable, storableOnly)
    .nullish()
    .transform((text) => (text === undefined || text === '' ? null : text));

export const slug = z
  .string({ error: 'a slug' })
  .max(maxSlugLength, { error: `at most ${maxSlugLength} characters` })
  .regex(slugPattern, { error: 'a slug: lower-case letters a–z, digits and single hyphens' });

export const optionalSlug = slug.nullish().transform((value) => value ?? null);

/** A list that may be left out; `what` completes the sentence "expected a list of …". */
export const listOf = <Entry extends z.ZodType>(entry: Entry, what: string) =>
  z
    .array(entry, { error: `a list of ${what}` })
    .nullish()
    .transform((entries) => entries ?? []);

export const choice = <const Values extends readonly [string, ...string[]]>(values: Values) =>
  z.enum(values, { error: `one of ${values.join(', ')}` });

export const choiceOr = <const Values extends readonly [string, ...string[]]>(
  values: Values,
  missing: Values[number],
) =>
  choice(values)
    .nullish()
    .transform((value) => value ?? missing);

export const optionalUrl = z
  .string({ error: 'a web address' })
  .regex(/^https?:\/\/[^\s\0\p{Surrogate}]+$/u, {
    error: 'a web address that starts with https:// or http://',
  })
  .max(2000, { error: 'at most 2000 characters' })
  .nullish()
  .transform((url) => url ?? null);

/** A calendar date as ISO 8601 writes it; 30 February is none. */
export const optionalDate = z
  .string({ error: 'a date such as 2025-01-31' })
  .refine(isCalendarDate, { error: 'a real date, written as 2025-01-31' })
  .nullish()
  .transform((date) => date ?? null);

const days = { error: 'a whole number of days from 0 to 3650' };

export const optionalDays = z
  .number(days)
  .int(days)
  .min(0, days)
  .max(3650, days)
  .nullish()
  .transform((count) => count ?? null);

function isCalendarDate(text: string): boolean {
  // No year 0: PostgreSQL has none.
  if (!/^(?!0000)\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** A code in a public terminology; a code of digits may be written without quotes. */
export const codes = listOf(
  z.strictObject({
    system: choice(['icd_10_cm', 'mesh', 'rxnorm', 'atc', 'unii', 'snomed_ct', 'meddra']),
    code: scalar.pipe(requiredText(50)),
    display: optionalText(maxLineLength),
    mapping: choiceOr(['exact', 'close', 'broader', 'narrower'], 'exact'),
    confidence: choiceOr(['high', 'medium', 'low'], 'medium'),
    verifiedBy: optionalText(200),
  }),
  'codes',
);
