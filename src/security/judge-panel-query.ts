import { isRecord } from '../explainer/is-record';
import { mostTerms } from '../queries/most-terms';
import { countTerms } from './count-terms';
import { firstProblem } from './first-problem';
import type { Problem } from './judge-filters';
import { judgePanelOrder } from './judge-panel-order';
import { integer } from './scalar-checks';

/**
 * What @strapi/database calls the parts of a query, which Strapi's own words for them become (`convert-query-params.js` of @strapi/utils
 * 5.54), and one that it takes as it is.
 */
const ofDatabase = new Set([
  'where',
  'select',
  'orderBy',
  'groupBy',
  'having',
  'joins',
  'ordering',
]);

const integers = new Set(['start', 'limit', 'offset', 'page', 'pageSize']);

/** Each is one text, which Strapi reads as such; a filter may have an attribute of the name below it. */
const single = new Set([...integers, '_q']);

/** Under these alone the panel sends objects, or lists of them (5.54); its pages have `plugins` in their addresses. */
const structured = new Set([
  ...['filters', 'populate', 'fields', 'sort', 'pagination', 'plugins'],
  // Objects where a list has more than a hundred (qs, `arrayLimit` of `middlewares/query.js` in @strapi/core 5.54).
  ...['documentIds', 'idsToInclude', 'idsToOmit', 'locale'],
]);

/** The panel leads by two, of a folder to that above the one above it (`useFolder.js` of @strapi/upload 5.54). */
const mostNames = 3;

/** Words and operators of Strapi's, and positions in a list, lead to no other document. */
const leadsNowhere = /^(?:\$.*|\d+|populate|filters|fields|sort|on)$/;

const isSingle = (value: unknown): boolean => typeof value !== 'object' || value === null;

/** Of what has no value Strapi says itself what it expects. */
const isInteger = (value: unknown): boolean =>
  value === null || value === '' || integer.holds(value);

/** All, or the name of an attribute. */
const isAttributeName = (name: string): boolean => /^(?:\*|[A-Za-z][\w-]*)$/.test(name.trim());

const areAttributeNames = (names: unknown): boolean =>
  [names]
    .flat()
    .every((name) => typeof name === 'string' && name.split(',').every(isAttributeName));

interface Place {
  path: string;
  /** How many names of attributes lead to it. */
  names: number;
  /** What Strapi takes it for: a query, what is to be populated, or what is said of one relation that is. */
  is: 'whole' | 'query' | 'populate' | 'populated';
}

const tooDeep = (path: string): string =>
  `${path} — expected at most ${mostNames} names of attributes one below another`;

const isYesOrNo = /^(?:true|false|t|f|[01])?$/;
const ofPopulated = /^(?:\*|[A-Za-z][\w-]*(?:\.[A-Za-z][\w-]*)*)$/;

/** Of names with a comma between them Strapi cleans the first. */
const judgePopulatedText = (text: string, { path, names }: Place): Problem => {
  const named = text.trim();
  if (isYesOrNo.test(named)) return null;
  if (!ofPopulated.test(named)) return `${path} — expected a relation, or a list of them`;
  return names + named.split('.').length > mostNames ? tooDeep(path) : null;
};

const judgeParameter = (name: string, value: unknown, { path, is }: Place): Problem => {
  if (ofDatabase.has(name)) return `${path} — expected no such parameter`;
  if (name === 'fields' && !areAttributeNames(value))
    return `${path} — expected names of attributes`;
  if (name === 'sort') return judgePanelOrder(value, { path, isPopulated: is !== 'whole' });
  if (is !== 'whole' && is !== 'populated') return null;
  if (single.has(name) && !isSingle(value)) return `${path} — expected one text`;
  if (integers.has(name) && !isInteger(value)) return `${path} — expected ${integer.expected}`;
  return is === 'whole' && !structured.has(name) && ![value].flat().every(isSingle)
    ? `${path} — expected one text; the panel sends objects as ${[...structured].join(', ')}`
    : null;
};

const judgePlace = (value: unknown, place: Place): Problem => {
  const { is } = place;
  if (typeof value === 'string' && (is === 'populate' || is === 'populated'))
    return judgePopulatedText(value, place);
  if (Array.isArray(value))
    return firstProblem(value, (one, at) =>
      judgePlace(one, { ...place, path: `${place.path}${place.path && '.'}${at}` }),
    );
  if (!isRecord(value)) return null;
  return firstProblem(Object.entries(value), ([name, below]) => {
    const path = `${place.path}${place.path && '.'}${name}`.slice(0, 100);
    const problem = judgeParameter(name, below, { ...place, path });
    if (problem !== null) return problem;
    const counts = is !== 'whole' && !leadsNowhere.test(name);
    const names = place.names + (counts ? name.split('.').length : 0);
    if (names > mostNames) return tooDeep(path);
    if (name === 'populate') return judgePlace(below, { path, names, is: 'populate' });
    return judgePlace(below, { path, names, is: is === 'populate' ? 'populated' : 'query' });
  });
};

/**
 * Says what is wrong with a query of the panel's, as it was parsed, or null. In many places Strapi hands it on without a look at its names: knex
 * takes `password as firstname` for a column under another's name, and what comes out under that name nobody takes away; and what the
 * database's own words say stands beside what was cleaned. By whatever relations stand in it, under any name, Strapi populates what a rule may
 * ask for (`getQueryPopulate` in `services/utils/populate.js` of @strapi/content-manager 5.54): a few names that lead to and fro held the
 * process until it had no memory left.
 */
export const judgePanelQuery = (query: unknown): Problem => {
  const problem = judgePlace(query, { path: '', names: 0, is: 'whole' });
  if (problem !== null) return problem;
  const terms = countTerms(query);
  return terms <= mostTerms
    ? null
    : `filters and sort — expected at most ${mostTerms} conditions and orders; got ${terms}`;
};
