import { isRecord } from '../explainer/is-record';

/** What one answer holds, each part counted wherever it stands. */
export interface AnswerSize {
  /** Documents, components and files. */
  documents: number;
  /** Of all texts together, in UTF-8. */
  bytes: number;
}

/** Whether a row, or what is answered, is a document, a component or a file; the count of what a relation leads to has no number. */
export const isDocument = (value: unknown): boolean => isRecord(value) && 'id' in value;

/**
 * Measures what was read for an answer, without walking anything twice: what stands in several places is one object until it is
 * answered, and only then many.
 */
export const measureAnswer = (read: unknown): AnswerSize => {
  const known = new Map<object, AnswerSize>();
  // Nothing is made for a single value: there may be 100,000 of them.
  const measure = (value: object): AnswerSize => {
    const measured = known.get(value);
    if (measured !== undefined) return measured;
    const size = { documents: isDocument(value) ? 1 : 0, bytes: 0 };
    for (const one of Object.values(value)) {
      if (typeof one === 'string') size.bytes += Buffer.byteLength(one);
      else if (Array.isArray(one) || isRecord(one)) {
        const { documents, bytes } = measure(one);
        size.documents += documents;
        size.bytes += bytes;
      }
    }
    known.set(value, size);
    return size;
  };
  return measure([read]);
};

/** Says that an answer holds more than it may; `got` is how many, where they were counted to the end. */
export const describeExcess = (
  what: string,
  bound: number,
  got: number | 'more',
  remedy: string,
): string => `expected an answer of at most ${bound} ${what}; got ${got}: ${remedy}`;

/** What is wrong with an answer of this size, in words; null where nothing is past its bound. */
export const judgeAnswer = (
  size: AnswerSize,
  most: Readonly<Partial<AnswerSize>>,
  remedy: string,
): string | null => {
  for (const what of ['documents', 'bytes'] as const) {
    const bound = most[what];
    if (bound !== undefined && size[what] > bound) {
      return describeExcess(what, bound, size[what], remedy);
    }
  }
  return null;
};
