import { z } from 'zod';
import {
  formatName,
  instant,
  limit,
  locale,
  on,
  sequenceCursor,
  sha256,
  shadow,
  show,
  slugCursor,
  slugOf,
  theme,
  wholeNumber,
} from './query-values';

/** What a request asks for; or, in words, what is wrong with it: `name — expected …`. */
export type QueryVerdict<Value> = { ok: true; value: Value } | { ok: false; message: string };

export const reader =
  <Shape extends z.ZodRawShape>(shape: Shape) =>
  (query: unknown): QueryVerdict<z.output<z.ZodObject<Shape>>> => {
    const result = z.strictObject(shape).safeParse(query);
    if (result.success) return { ok: true, value: result.data };
    const [issue] = result.error.issues;
    if (issue?.code === 'unrecognized_keys') {
      const known = Object.keys(shape).join(', ');
      return {
        ok: false,
        message: `${issue.keys.join(', ').slice(0, 100)} — expected no other parameter than ${known}`,
      };
    }
    return {
      ok: false,
      message: `${issue?.path.join('.') ?? ''} — expected ${issue?.message ?? ''}`,
    };
  };

const address = {
  slug: slugOf('an explainer'),
  locale,
  revision: sha256.optional(),
  asOf: instant.optional(),
  format: formatName.optional(),
  headingLevel: wholeNumber(1, 6).default(1),
  show,
  shadow,
  theme,
};

const withheld = on.optional();

export const readExplainerQuery = reader({ ...address, withheld });
export const readSectionQuery = reader({ ...address, withheld, section: slugOf('a section') });
export const readSideEffectsQuery = reader(address);
export const readConditionQuery = reader({ ...address, condition: slugOf('a condition') });
export const readListQuery = reader({ locale, limit, cursor: slugCursor.default('') });
export const readHistoryQuery = reader({
  slug: slugOf('an explainer'),
  locale,
  limit,
  cursor: sequenceCursor.optional(),
});
export const readChangesQuery = reader({
  locale,
  limit,
  since: sequenceCursor.default(0),
  wait: wholeNumber(0, 30).default(0),
});
export const readDifferenceQuery = reader({
  slug: slugOf('an explainer'),
  locale,
  range: z
    .string()
    .regex(/^[0-9a-f]{64}\.\.\.[0-9a-f]{64}$/, 'two revisions as <older SHA-256>...<newer SHA-256>')
    .transform((range) => {
      const [before = '', after = ''] = range.split('...');
      return { before, after };
    }),
});
