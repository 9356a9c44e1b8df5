import { isRecord } from '../explainer/is-record';
import { textOperators } from '../queries/text-operators';
import { firstProblem } from './first-problem';
import { boolean, checkOf, integer, type ScalarCheck } from './scalar-checks';

/** What of a content type or component a filter can name; `target` where the attribute leads to another, or to a list of others. */
export type Attributes = Readonly<
  Record<string, { type: string; target?: string; isList?: boolean } | undefined>
>;
export type AttributesOf = (uid: string) => Attributes;

/** What is wrong with a query and where, in words; null where nothing is. */
export type Problem = string | null;

const mostLevels = 12;
const mostItems = 100;

const comparisons = new Set(['$eq', '$ne', '$gt', '$gte', '$lt', '$lte']);
const lists = new Set(['$in', '$notIn', '$between']);
const presences = new Set(['$null', '$notNull']);
const junctions = new Set(['$and', '$or']);

/** Documents have these, whatever their schema says. */
const ofEveryDocument: Attributes = {
  id: { type: 'integer' },
  documentId: { type: 'string' },
  locale: { type: 'string' },
  createdAt: { type: 'datetime' },
  updatedAt: { type: 'datetime' },
  publishedAt: { type: 'datetime' },
};

/** Parts of documents are no documents, though Strapi's validation has them for such. */
export const isNoneOfPart = (uid: string, name: string): boolean =>
  /^[^:]+\.[^:]+$/.test(uid) && name !== 'id' && name in ofEveryDocument;

const levels = (path: string): number => path.split('.').length;

const judgeScalar = (value: unknown, check: ScalarCheck, path: string): Problem =>
  value === null || check.holds(value) ? null : `${path} — expected ${check.expected}`;

const judgeList = (
  value: unknown,
  path: string,
  judge: (item: unknown, at: string) => Problem,
): Problem => {
  const items = Array.isArray(value) ? value : [value];
  if (items.length > mostItems) return `${path} — expected at most ${mostItems} values`;
  return firstProblem(items, (item, index) => judge(item, `${path}.${index}`));
};

/** Strapi fails on a junction that is no list. */
const judgeJunction = (
  value: unknown,
  path: string,
  judge: (item: unknown, at: string) => Problem,
): Problem =>
  Array.isArray(value)
    ? judgeList(value, path, (item, at) =>
        isRecord(item) ? judge(item, at) : `${at} — expected a filter, such as [$eq]=…`,
      )
    : `${path} — expected a list, such as ${path}[0]…`;

/** Judges what stands behind an attribute that holds a value. */
const judgeValue = (value: unknown, check: ScalarCheck, path: string): Problem => {
  if (levels(path) > mostLevels) return `${path} — expected at most ${mostLevels} levels`;
  if (Array.isArray(value))
    return judgeList(value, path, (item, at) => judgeValue(item, check, at));
  if (!isRecord(value)) return judgeScalar(value, check, path);
  return firstProblem(Object.entries(value), ([operator, operand]) => {
    const at = `${path}.${operator}`;
    if (junctions.has(operator)) {
      // The database's part of Strapi fails on one here, though its validation lets it pass.
      return (
        judgeJunction(operand, at, (item, itemAt) => judgeValue(item, check, itemAt)) ??
        `${at} — expected ${operator} around attributes, such as ${operator}[0][slug]=…`
      );
    }
    if (operator === '$not') return judgeValue(operand, check, at);
    if (operator === '$between' && !(Array.isArray(operand) && operand.length === 2)) {
      return `${at} — expected two values`;
    }
    if (presences.has(operator)) return judgeScalar(operand, boolean, at);
    if (comparisons.has(operator)) return judgeScalar(operand, check, at);
    if (lists.has(operator)) {
      return judgeList(operand, at, (item, itemAt) => judgeScalar(item, check, itemAt));
    }
    if (textOperators.has(operator)) {
      return check.isText
        ? judgeScalar(operand, check, at)
        : `${at} — expected an operator for ${check.expected}, such as $eq`;
    }
    return `${at} — expected an operator of Strapi, such as $eq`;
  });
};

const isOperator = (name: string): boolean => name.startsWith('$');

/** Judges what stands behind a relation or component: attributes of what it leads to, or one operator. */
const judgeLinked = (
  value: unknown,
  target: string,
  attributesOf: AttributesOf,
  path: string,
): Problem => {
  if (!isRecord(value)) return judgeValue(value, integer, path);
  const [operator, ...others] = Object.keys(value).filter(isOperator);
  if (operator === undefined) return judgeFilters(value, target, attributesOf, path);
  if (others.length > 0 || Object.keys(value).length > 1) {
    return `${path} — expected attributes, or one operator by itself`;
  }
  if (junctions.has(operator)) return judgeFilters(value, target, attributesOf, path);
  const negated = operator === '$not' ? value[operator] : undefined;
  return isRecord(negated) && Object.keys(negated).length > 0
    ? `${path}.$not — expected $not around what is negated: { $not: { … } } outside of the relation`
    : judgeValue(value, integer, path);
};

/**
 * Judges a filter by the types of the attributes it names: what a database could only fail on is refused with the place and what
 * belongs there. Names that nothing has are left to Strapi, which refuses them.
 */
export const judgeFilters = (
  filters: unknown,
  uid: string,
  attributesOf: AttributesOf,
  path = 'filters',
): Problem => {
  if (filters === undefined || filters === null) return null;
  if (levels(path) > mostLevels) return `${path} — expected at most ${mostLevels} levels`;
  if (!isRecord(filters))
    return `${path} — expected an attribute and a value, such as ${path}[slug]=…`;
  const attributes = { ...ofEveryDocument, ...attributesOf(uid) };
  return firstProblem(Object.entries(filters), ([name, value]) => {
    const at = `${path}.${name}`;
    if (junctions.has(name)) {
      return judgeJunction(value, at, (item, itemAt) =>
        judgeFilters(item, uid, attributesOf, itemAt),
      );
    }
    if (name === '$not') return judgeFilters(value, uid, attributesOf, at);
    if (isOperator(name)) return `${at} — expected an attribute before an operator`;
    if (isNoneOfPart(uid, name)) return `${at} — expected an attribute of what stands before it`;
    const attribute = attributes[name];
    if (attribute === undefined) return null;
    if (attribute.target === undefined) return judgeValue(value, checkOf(attribute.type), at);
    return judgeLinked(value, attribute.target, attributesOf, at);
  });
};
