import type { Core } from '@strapi/strapi';
import { isRecord } from '../explainer/is-record';
import { isLongText } from '../queries/long-texts';
import { textOperators } from '../queries/text-operators';
import type { Where } from './semi-joins';

/** What a reader looks for: by conditions, and by words in any text of a document (`_q`). */
export interface Search {
  where: unknown;
  words: unknown;
}

/** Rows whose texts are compared in one statement: in four conditions on the longest that were met, 8 MB. */
const rowsAtOnce = 200;

const isPlain = (prototype: unknown): boolean =>
  prototype === Object.prototype || prototype === null;

/** Not a date, nor a statement for ids. */
export const isFilter = (where: unknown): where is Where =>
  isRecord(where) && isPlain(Object.getPrototypeOf(where));

const comparesTexts = (where: unknown, attribute = ''): boolean => {
  if (Array.isArray(where)) return where.some((one) => comparesTexts(one, attribute));
  if (!isFilter(where)) return false;
  return Object.entries(where).some(
    ([name, value]) =>
      (textOperators.has(name) && isLongText(attribute)) ||
      comparesTexts(value, name.startsWith('$') ? attribute : name),
  );
};

/** Whether text after text is gone through for what a reader looks for among documents of a type. */
export const looksThroughTexts = (strapi: Core.Strapi, uid: string, search: Search): boolean => {
  const isSearchedByWords = Boolean(search.words);
  const names = isSearchedByWords ? Object.keys(strapi.db.metadata.get(uid).attributes) : [];
  return names.some(isLongText) || comparesTexts(search.where);
};

/** The conditions of which each has to hold. */
const conditionsOf = (where: unknown): Where[] => {
  if (Array.isArray(where)) return where.flatMap(conditionsOf);
  if (!isRecord(where)) return [];
  return Object.entries(where).flatMap(([name, value]) =>
    name === '$and' ? conditionsOf(value) : [{ [name]: value }],
  );
};

/**
 * Finds what a reader looks for in long texts a few rows at a time, among those of which all else holds, so that others are answered
 * between two statements. In one, SQLite keeps everybody waiting until it has compared the last: the bodies of 16,000 sections as long as
 * real ones with ten words, for 250 ms.
 */
export const lookThroughTexts = async (
  strapi: Core.Strapi,
  uid: string,
  { where, words }: Search,
): Promise<unknown[]> => {
  const read = async (conditions: Where[], _q?: unknown): Promise<unknown[]> => {
    const query = strapi.db
      .queryBuilder(uid)
      .init({ select: ['id'], where: { $and: conditions }, ...(_q ? { _q } : {}) });
    return (await query.execute<{ id: unknown }[]>()).map(({ id }) => id);
  };
  const conditions = conditionsOf(where);
  const isKnown = (condition: Where): boolean => !comparesTexts(condition);
  const rest = conditions.filter((condition) => !isKnown(condition));
  const candidates = await read(conditions.filter(isKnown));
  const found: unknown[] = [];
  for (let from = 0; from < candidates.length; from += rowsAtOnce) {
    const some = { id: { $in: candidates.slice(from, from + rowsAtOnce) } };
    found.push(...(await read([some, ...rest], words)));
  }
  return found;
};
