import { isRecord } from '../explainer/is-record';
import { mostTerms } from '../queries/most-terms';
import { countSteps, countNames, countTerms, mostNames, mostSteps } from './count-terms';
import { isNoneOfPart, judgeFilters, type AttributesOf, type Problem } from './judge-filters';
import { judgeJoins } from './judge-joins';
import { judgePopulated } from './judge-populated';
import { judgePagination, judgePositions } from './judge-page';
import { judgeSort } from './judge-sort';

const longestSearch = 200;

/**
 * Each stands for any letter (`applySearch` in @strapi/database 5.54 escapes all others that do): with two hundred of them, the database
 * compared as many letters at every place of every text, and took four times as long as with two hundred letters.
 */
const mostAnyLetters = 3;

const judgeSearch = (search: unknown, path: string): Problem => {
  if (search === undefined || search === null) return null;
  const isSearch =
    typeof search === 'string' &&
    search.length <= longestSearch &&
    !search.includes('\0') &&
    search.split('_').length - 1 <= mostAnyLetters;
  return isSearch
    ? null
    : `${path} — expected words to look for, at most ${longestSearch} characters without a NUL byte, ${mostAnyLetters} of them “_”`;
};

/** Strapi fails on a name that is empty, and takes what every object has for an attribute. */
const isFieldName = (name: string): boolean => name !== '' && !(name in Object.prototype);
const isFieldList = (names: string, uid: string): boolean =>
  names
    .split(',')
    .map((name) => name.trim())
    .every((name) => isFieldName(name) && !isNoneOfPart(uid, name));

const judgeNames = (names: unknown, path: string): Problem =>
  countNames(names) > mostNames
    ? `${path} — expected at most ${mostNames} names; got ${countNames(names)}`
    : null;

/** Of all that a query populates together, once it is known to be no deeper than it may be. */
const judgeTerms = (query: unknown): Problem => {
  const steps = countSteps(query);
  if (steps > mostSteps) {
    return `filters — expected at most ${mostSteps} names and operators in all, with those of what is populated; got ${steps}`;
  }
  const terms = countTerms(query);
  const where = isRecord(query) && query.sort !== undefined ? 'filters and sort' : 'filters';
  return terms <= mostTerms
    ? null
    : `${where} — expected at most ${mostTerms} conditions and orders, with those of what is populated; got ${terms}`;
};

const judgeFields = (fields: unknown, uid: string, path: string): Problem => {
  if (fields === undefined || fields === null) return null;
  const names = Array.isArray(fields) ? fields : [fields];
  return names.length > 0 &&
    names.every((name) => typeof name === 'string' && isFieldList(name, uid))
    ? null
    : `${path} — expected names of attributes`;
};

const judgePart = (
  query: unknown,
  uid: string,
  attributesOf: AttributesOf,
  within: string,
): Problem => {
  if (!isRecord(query)) return null;
  const problem =
    judgeNames(query.fields, `${within}fields`) ??
    judgeNames(query.populate, `${within}populate`) ??
    judgeSearch(query._q, `${within}_q`) ??
    judgeFields(query.fields, uid, `${within}fields`) ??
    judgePagination(query.pagination, `${within}pagination`) ??
    judgePositions(query, within) ??
    judgeSort(query.sort, uid, attributesOf, { path: `${within}sort`, isNested: within !== '' }) ??
    judgeFilters(query.filters, uid, attributesOf, `${within}filters`) ??
    judgeJoins(query.filters, uid, attributesOf, `${within}filters`) ??
    (within === '' ? judgePopulated(query.populate, uid, attributesOf) : null);
  if (problem !== null || !isRecord(query.populate)) return problem;
  const attributes = attributesOf(uid);
  for (const [name, nested] of Object.entries(query.populate)) {
    const target = attributes[name]?.target;
    if (target === undefined) continue;
    const found = judgePart(nested, target, attributesOf, `${within}populate.${name}.`);
    if (found !== null) return found;
  }
  return null;
};

/**
 * Judges what a Strapi query (REST query string or GraphQL arguments) says of documents of one type, and of what it populates: filters,
 * search, fields, order and page. A value that the database could only fail on is the reader's mistake, and is told as one.
 */
export const judgeQuery = (query: unknown, uid: string, attributesOf: AttributesOf): Problem =>
  judgePart(query, uid, attributesOf, '') ?? judgeTerms(query);
