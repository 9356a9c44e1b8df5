import { isDeepStrictEqual } from 'node:util';
import { isRecord } from '../../explainer/is-record';
import { anchorMentions } from '../../explainer/anchor-mentions';
import type { FieldsForm, FieldValue } from './document-form';

/** What was found at the last import, what is found now, and what editors made of it; `body` is the text it stands in. */
export interface FoundValues {
  base: FieldValue | undefined;
  wanted: FieldValue;
  stored: FieldValue | undefined;
  body: string;
}

export const listOf = (value: FieldValue | undefined): FieldValue[] =>
  Array.isArray(value) ? value : [];

/** What makes two entries one: a slug itself, of a mention its words and what they name, wherever they stand. */
const keyOf = (entry: FieldValue): string =>
  isRecord(entry)
    ? JSON.stringify([entry.condition, entry.sideEffect, entry.quote])
    : JSON.stringify(entry);

export const keysOf = (entries: readonly FieldValue[]): Set<string> => new Set(entries.map(keyOf));

interface Anchored extends FieldsForm {
  quote: string;
  start: number;
  end: number;
}

const isAnchored = (entry: FieldValue): entry is Anchored =>
  isRecord(entry) &&
  typeof entry.quote === 'string' &&
  typeof entry.start === 'number' &&
  typeof entry.end === 'number';

/** As every save does, so that what is wanted is what will be stored. */
const anchorAll = (body: string, entries: readonly FieldValue[]): FieldValue[] =>
  entries.flatMap((entry) => (isAnchored(entry) ? anchorMentions(body, [entry]) : [entry]));

/**
 * Merges what a section was found to name with an editor's correction: what an editor took out stays out, though the text
 * be found to name it again, and what one put in stays in, as long as its words are there.
 */
export const mergeFound = ({ base, wanted, stored, body }: FoundValues): FieldValue[] => {
  const [before, found, now] = [listOf(base), listOf(wanted), listOf(stored)];
  if (isDeepStrictEqual(before, found)) return anchorAll(body, now);
  const [keysBefore, keysFound, keysNow] = [keysOf(before), keysOf(found), keysOf(now)];
  const isTakenOut = (entry: FieldValue) => {
    const key = keyOf(entry);
    return keysBefore.has(key) && !keysNow.has(key);
  };
  const isPutIn = (entry: FieldValue) => {
    const key = keyOf(entry);
    return !keysBefore.has(key) && !keysFound.has(key);
  };
  return anchorAll(body, [...found.filter((entry) => !isTakenOut(entry)), ...now.filter(isPutIn)]);
};
