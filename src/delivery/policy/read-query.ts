import { z } from 'zod';
import { toldNames } from '../../errors/told-names';
import { judgeCursor, judgeFeedCursor } from './judge-cursor';
import {
  cursorOf,
  formatName,
  instant,
  limit,
  locale,
  on,
  refusal,
  sha256,
  shadow,
  show,
  slugOf,
  theme,
  wholeNumber,
} from './query-values';

/** What a request asks for; or, in words, what is wrong with it: `name — expected …`. */
export type QueryVerdict<Value> = { ok: true; value: Value } | { ok: false; message: string };

/** A check of values that are right by themselves: what is wrong with them together, in words. */
type Together<Value> = (value: Value) => string | undefined;

export const reader =
  <Shape extends z.ZodRawShape>(
    shape: Shape,
    judgeTogether: Together<z.output<z.ZodObject<Shape>>> = () => undefined,
  ) =>
  (query: unknown): QueryVerdict<z.output<z.ZodObject<Shape>>> => {
    const result = z.strictObject(shape).safeParse(query);
    if (result.success) {
      const message = judgeTogether(result.data);
      return message === undefined ? { ok: true, value: result.data } : { ok: false, message };
    }
    const [issue] = result.error.issues;
    if (issue?.code === 'unrecognized_keys') {
      const known = Object.keys(shape).join(', ');
      return {
        ok: false,
        message: `${toldNames(...issue.keys)} — expected no other parameter than ${known}`,
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
  refusal,
};

const withheld = on.optional();

/** A revision may have been public at the instant or not: whichever counted, the other would be passed over. */
const oneRevision: Together<{ revision?: string | undefined; asOf?: string | undefined }> = ({
  revision,
  asOf,
}) =>
  revision === undefined || asOf === undefined
    ? undefined
    : 'revision, asOf — expected one of the two, as each says by itself which revision is meant';

export const readExplainerQuery = reader({ ...address, withheld }, oneRevision);
export const readSectionQuery = reader(
  { ...address, withheld, section: slugOf('a section') },
  oneRevision,
);
export const readSideEffectsQuery = reader(address, oneRevision);
export const readConditionQuery = reader(
  { ...address, condition: slugOf('a condition') },
  oneRevision,
);
export const readListQuery = reader(
  { locale, limit, cursor: cursorOf('explainers').optional() },
  judgeCursor,
);
export const readHistoryQuery = reader(
  { slug: slugOf('an explainer'), locale, limit, cursor: cursorOf('revisions').optional() },
  judgeCursor,
);
export const readChangesQuery = reader(
  {
    locale,
    limit,
    since: cursorOf('changes').optional(),
    wait: wholeNumber(0, 30).default(0),
  },
  judgeFeedCursor,
);
/** As GraphQL asks for it. */
export const readPairQuery = reader({
  slug: slugOf('an explainer'),
  locale,
  before: sha256,
  after: sha256,
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
