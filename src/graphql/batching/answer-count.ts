import { isRecord } from '../../explainer/is-record';
import { mostBytes } from '../../queries/most-bytes';
import { lengthOf, type Linked } from './level';
import type { Asked } from './load-linked';

const counted = ['documents', 'values', 'bytes'] as const;

type Counts = Record<(typeof counted)[number], number>;

/**
 * So much stands in one answer at most, counted where each stands: room for 25 articles with 25 sections each, and 25 conditions and 25
 * side effects of each section, which are four fields that lead to 31,900 documents.
 */
const most = { documents: 36_000, values: 200_000 };

/** So much less for each field that is looked up, because of what each takes by itself. */
const lessForEachField = { documents: 1_000, values: 4_000 };

/** So much however many fields are looked up. */
const atLeast: Counts = { documents: 8_000, values: 100_000, bytes: mostBytes };

/** What stands in an answer at most, by how many of its fields have to be looked up. */
const boundsFor = (fields: number): Counts => ({
  documents: Math.max(atLeast.documents, most.documents - fields * lessForEachField.documents),
  values: Math.max(atLeast.values, most.values - fields * lessForEachField.values),
  bytes: mostBytes,
});

/** What an answer is past its bound by. */
export interface TooMuch {
  what: keyof Counts;
  bound: number;
}

const nothingYet = (): Counts => ({ documents: 0, values: 0, bytes: 0 });

/** How much stands in the answer to a request so far, and how much may. */
const counts = new WeakMap<object, { found: Counts; bounds: Counts }>();

/**
 * Says, before anything is read, how much the answer may hold; of whom nothing is said holds the least.
 *
 * @param context of the request, as GraphQL hands it to each resolver
 * @param fields how many of its fields have to be looked up
 */
export const boundAnswer = (context: object, fields: number): void => {
  counts.set(context, { found: nothingYet(), bounds: boundsFor(fields) });
};

const bytesOf = (linked: Linked, asked: Asked): number => {
  if (Array.isArray(linked)) return linked.reduce((sum, one) => sum + bytesOf(one, asked), 0);
  let bytes = 0;
  for (const name of asked ?? []) {
    const value = linked?.[name];
    if (typeof value === 'string') bytes += Buffer.byteLength(value);
  }
  return bytes;
};

/**
 * Lets no answer grow by the product of its levels: eight of them on one article were 74,000 documents, and took 1.5 s.
 *
 * @param linked what the rows of one level lead to
 * @param valuesOfEach how many values are asked of each of these
 * @param asked their names, once each; of rows that are read whole, nobody knows what is answered
 */
export const countInAnswer = (
  context: unknown,
  linked: readonly Linked[],
  valuesOfEach: number,
  asked: Asked,
): void => {
  if (!isRecord(context)) return;
  const count = counts.get(context) ?? { found: nothingYet(), bounds: atLeast };
  counts.set(context, count);
  const documents = linked.reduce<number>((sum, one) => sum + lengthOf(one), 0);
  count.found.documents += documents;
  count.found.values += documents * valuesOfEach;
  for (const one of linked) count.found.bytes += bytesOf(one, asked);
};

/** What of the answer is past its bound; undefined where nothing is. */
export const tooMuchInAnswer = (context: unknown): TooMuch | undefined => {
  const count = isRecord(context) ? counts.get(context) : undefined;
  if (count === undefined) return undefined;
  const { found, bounds } = count;
  for (const what of counted) {
    if (found[what] > bounds[what]) return { what, bound: bounds[what] };
  }
  return undefined;
};
