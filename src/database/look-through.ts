import type { Core } from '@strapi/strapi';
import { isRecord } from '../explainer/is-record';
import { countComparisons, isLongText } from '../queries/long-texts';
import { isFilter, type Where } from './semi-joins';

/** What a reader looks for: by conditions, and by words in any text of a document (`_q`). */
export interface Search {
  where: unknown;
  words: unknown;
}

/** Rows whose texts are compared in one statement: in two comparisons with the longest that were met, 4 MB. */
const rowsAtOnce = 200;

const comparesTexts = (where: unknown): boolean => {
  if (Array.isArray(where)) return where.some(comparesTexts);
  if (!isFilter(where)) return false;
  return Object.entries(where).some(([name, value]) =>
    isLongText(name) ? countComparisons(value) > 0 : comparesTexts(value),
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

/** A statement for ids, in a filter such as `{ id: { $in: … } }`. */
const isStatement = (value: unknown): value is object =>
  !(value instanceof Date) && isRecord(value) && !isFilter(value);

/** A filter with something else in the place of each statement in it. */
const replaceStatements = (where: unknown, give: (statement: object) => unknown): unknown => {
  if (isStatement(where)) return give(where);
  if (Array.isArray(where)) return where.map((one) => replaceStatements(one, give));
  if (!isFilter(where)) return where;
  return Object.fromEntries(
    Object.entries(where).map(([name, one]) => [name, replaceStatements(one, give)]),
  );
};

/**
 * Finds what a reader looks for in long texts a few rows at a time, among those of which all else holds, so that others are answered
 * between two statements. In one, SQLite keeps everybody waiting until it has compared the last: the bodies of 16,000 sections as long as
 * real ones with ten words, for 250 ms.
 *
 * @returns the ids of the rows
 */
export const lookThroughTexts = async (
  strapi: Core.Strapi,
  uid: string,
  { where, words }: Search,
): Promise<unknown[]> => {
  const read = async (conditions: unknown[], _q?: unknown): Promise<unknown[]> => {
    const query = strapi.db
      .queryBuilder(uid)
      .init({ select: ['id'], where: { $and: conditions }, ...(_q ? { _q } : {}) });
    return (await query.execute<{ id: unknown }[]>()).map(({ id }) => id);
  };
  const conditions = conditionsOf(where);
  const isKnown = (condition: Where): boolean => !comparesTexts(condition);
  const rest = conditions.filter((condition) => !isKnown(condition));
  // What stands beside a text in an $or is found once: 48,000 mentions for each two hundred of 16,000 sections took 2.6 s.
  const statements: object[] = [];
  replaceStatements(rest, (statement) => statements.push(statement));
  const sets = new Map<object, ReadonlySet<unknown>>();
  for (const statement of statements)
    sets.set(statement, new Set(await read([{ id: { $in: statement } }])));
  const candidates = await read(conditions.filter(isKnown));
  const found: unknown[] = [];
  for (let from = 0; from < candidates.length; from += rowsAtOnce) {
    const some = candidates.slice(from, from + rowsAtOnce);
    const restOfSome = rest.map((condition) =>
      replaceStatements(condition, (statement) =>
        some.filter((id) => sets.get(statement)?.has(id)),
      ),
    );
    found.push(...(await read([{ id: { $in: some } }, ...restOfSome], words)));
  }
  return found;
};
