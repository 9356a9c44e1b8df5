import { isRecord } from '../../explainer/is-record';
import { lengthOf, type Linked } from './level';

/**
 * So much stands in one answer at most, counted where each stands. Room for 25 articles with 25 sections each, and 25 conditions and 25 side
 * effects of each section, which are 31,900 documents.
 */
export const mostInAnswer = { documents: 33_000, values: 200_000 };

/** What reading a level takes beside what it leads to, whatever that is: a hundred of them leave room for 8,000 documents. */
export const asMuchAsALevel = { documents: 250, values: 1_000 };

export type Counted = keyof typeof mostInAnswer;

/** How much stands in the answer to a request so far. */
const counts = new WeakMap<object, Record<Counted, number>>();

/**
 * Lets no answer grow by the product of its levels: eight of them on one article were 74,000 documents, and took 1.5 s.
 *
 * @param context of the request, as GraphQL hands it to each resolver
 * @param linked what the rows of one level lead to
 * @param valuesOfEach how many values are asked of each of these
 */
export const countInAnswer = (
  context: unknown,
  linked: readonly Linked[],
  valuesOfEach: number,
): void => {
  if (!isRecord(context)) return;
  const found = linked.reduce<number>((sum, one) => sum + lengthOf(one), 0);
  const { documents, values } = counts.get(context) ?? { documents: 0, values: 0 };
  counts.set(context, {
    documents: documents + found + asMuchAsALevel.documents,
    values: values + found * valuesOfEach + asMuchAsALevel.values,
  });
};

/** What of the answer is past its bound; undefined where nothing is. */
export const tooManyInAnswer = (context: unknown): Counted | undefined => {
  const count = isRecord(context) ? counts.get(context) : undefined;
  if (count === undefined) return undefined;
  if (count.documents > mostInAnswer.documents) return 'documents';
  return count.values > mostInAnswer.values ? 'values' : undefined;
};
