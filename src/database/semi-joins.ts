import { isRecord } from '../explainer/is-record';

/** A filter as Strapi's database takes it: attributes, relations with filters of their own, `$and`, `$or` and `$not`. */
export type Where = Record<string, unknown>;

const isPlain = (prototype: unknown): boolean =>
  prototype === Object.prototype || prototype === null;

/** Whether a value is a filter, or a part of one that holds others: neither a date, nor what stands for the ids of rows. */
export const isFilter = (value: unknown): value is Where =>
  isRecord(value) && isPlain(Object.getPrototypeOf(value));

interface Tools<Ids> {
  /** The type that a relation or component leads to by a table between the two; undefined for all else, which is left as it is. */
  targetOf: (uid: string, name: string) => string | undefined;
  /** A subquery for the ids of the rows of a type that a filter matches. */
  idsOf: (uid: string, where: Where) => Ids;
  /** A subquery for the ids of the rows of a type that lead to any of these by a relation or component. */
  leadingTo: (uid: string, name: string, ids: Ids) => Ids;
}

interface Place {
  uid: string;
  /** Whether what is said here is wanted not to hold. */
  isNegated: boolean;
  /** Whether there is a row at all; where a relation leads nowhere, all that it leads to is null. */
  isThere: boolean;
}

/** What holds of no null, and of which the opposite holds of none either. */
const comparing =
  /^\$(?:eqi?|nei?|gte?|lte?|between|in|notIn|(?:not)?[cC]ontainsi?|(?:starts|ends)Withi?)$/;

const isGiven = (value: unknown): boolean =>
  Array.isArray(value) ? value.length > 0 && value.every(isGiven) : (value ?? null) !== null;

const compares = ([operator, value]: [string, unknown]): boolean =>
  comparing.test(operator) && isGiven(value);

/** Whether neither a condition nor its opposite holds of null; of several, of which one has to hold, none does. */
const asksForValue = (condition: unknown): boolean => {
  if (Array.isArray(condition)) return condition.length > 0 && condition.every(asksForValue);
  if (!isRecord(condition)) return isGiven(condition);
  const operators = Object.entries(condition);
  return operators.length > 0 && operators.every(compares);
};

const holdsOfNoNull = (condition: unknown): boolean =>
  isRecord(condition)
    ? Object.entries(condition).some(([operator, value]) =>
        operator === '$not' ? asksForValue(value) : compares([operator, value]),
      )
    : asksForValue(condition);

/** Whether a filter cannot hold where a relation leads nowhere, as far as can be told by its form. */
const needsRow = (where: unknown): boolean =>
  isRecord(where) &&
  Object.entries(where).some(([name, value]) => {
    if (name === '$not') return isRecord(value) && Object.values(value).every(asksForValue);
    if (!name.startsWith('$')) return holdsOfNoNull(value);
    const all = Array.isArray(value) ? value : [];
    return name === '$and' ? all.some(needsRow) : all.length > 0 && all.every(needsRow);
  });

/** Whether nothing is said in all of a filter's parts; Strapi leaves such a one out, also where others stand beside it. */
const saysNothing = (where: Where): boolean =>
  Object.entries(where).every(
    ([name, parts]) => name.startsWith('$') && Array.isArray(parts) && parts.every(saysNothing),
  );

/** What is said of a relation by an operator, as `{ $null: true }`, is about the id of what it leads to. */
const hasFilter = (value: unknown): value is Where =>
  isRecord(value) && Object.keys(value).every((name) => /^(?!\$)|^\$(?:and|or)$/.test(name));

/**
 * Writes a filter so that each relation is looked up by itself, by the ids of the rows that it holds of. Strapi joins all relations of
 * a filter at once and looks at every combination of what they lead to: from a section to its side effects, their synonyms and its
 * article are 130,000 rows for 16,000 sections, each of which was compared with three texts; by the children of the parents of their
 * articles' sections 640,000. Each relation is joined anew wherever it is named, so that a combination matches where each part of it does; and
 * not all of several where one does not (De Morgan; SQL's logic of three values keeps it).
 */
export const writeSemiJoins = <Ids>(
  where: unknown,
  type: string,
  { targetOf, idsOf, leadingTo }: Tools<Ids>,
): Where => {
  const combine = (parts: Where[], isNegated: boolean): Where => {
    const [only, ...others] = parts;
    return only !== undefined && others.length === 0
      ? only
      : { [isNegated ? '$or' : '$and']: parts };
  };
  const writeRelation = (name: string, value: unknown, target: string, place: Place): Where => {
    const { uid, isNegated, isThere } = place;
    const asItIs = isNegated ? { $not: { [name]: value } } : { [name]: value };
    if (!hasFilter(value)) return isThere ? { id: { $in: idsOf(uid, asItIs) } } : asItIs;
    const nested = write(value, { uid: target, isNegated, isThere: false });
    if (saysNothing(nested)) return nested;
    if (needsRow(nested)) return { id: { $in: leadingTo(uid, name, idsOf(target, nested)) } };
    // Within a relation Strapi takes `$not` for one about its id.
    const joined = { [name]: { $and: [nested] } };
    return isThere ? { id: { $in: idsOf(uid, joined) } } : joined;
  };
  const writeOne = (name: string, value: unknown, place: Place): Where => {
    const { uid, isNegated } = place;
    if (name === '$not') return write(value, { ...place, isNegated: !isNegated });
    if (name === '$and' || name === '$or') {
      const all: unknown[] = Array.isArray(value) ? value : [];
      return combine(
        all.map((one) => write(one, place)),
        isNegated === (name === '$and'),
      );
    }
    const target = targetOf(uid, name);
    if (target !== undefined) return writeRelation(name, value, target, place);
    return isNegated ? { $not: { [name]: value } } : { [name]: value };
  };
  const write = (from: unknown, place: Place): Where => {
    if (Array.isArray(from)) return writeOne('$and', from, place);
    const parts = Object.entries(isRecord(from) ? from : {});
    return combine(
      parts.map(([name, value]) => writeOne(name, value, place)),
      place.isNegated,
    );
  };
  return write(where, { uid: type, isNegated: false, isThere: true });
};
