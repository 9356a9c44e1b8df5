import { isRecord } from '../explainer/is-record';
import type { Problem } from './judge-filters';
import { firstProblem } from './first-problem';
import { judgePanelOrder } from './judge-panel-order';

/** What @strapi/database calls the parts of a query, which Strapi's own words for them become (`convert-query-params.js` of @strapi/utils 5.54). */
const ofDatabase = new Set(['where', 'select', 'orderBy', 'groupBy', 'having', 'joins']);

/** Each is one text, which Strapi reads as such; a filter may have an attribute of the name below it. */
const single = new Set(['start', 'limit', 'offset', 'page', 'pageSize', '_q']);

const isSingle = (value: unknown): boolean => typeof value !== 'object' || value === null;

/** All, or the name of an attribute. */
const isAttributeName = (name: string): boolean => /^(?:\*|[A-Za-z][\w-]*)$/.test(name.trim());

const areAttributeNames = (names: unknown): boolean =>
  [names]
    .flat()
    .every((name) => typeof name === 'string' && name.split(',').every(isAttributeName));

/**
 * Says what is wrong with a query of the panel's, as it was parsed, or null. In many places Strapi hands it on without a look at its names: knex
 * takes `password as firstname` for a column under another's name, and what comes out under that name nobody takes away; and what the
 * database's own words say stands beside what was cleaned.
 */
export const judgePanelQuery = (query: unknown, within = ''): Problem => {
  if (Array.isArray(query))
    return firstProblem(query, (one, at) => judgePanelQuery(one, `${within}${at}.`));
  if (!isRecord(query)) return null;
  return firstProblem(Object.entries(query), ([name, value]) => {
    const path = `${within}${name}`.slice(0, 100);
    if (ofDatabase.has(name)) return `${path} — expected no such parameter`;
    if (name === 'fields' && !areAttributeNames(value))
      return `${path} — expected names of attributes`;
    if (name === 'sort') return judgePanelOrder(value, { path, isPopulated: within !== '' });
    if (within === '' && single.has(name) && !isSingle(value)) return `${path} — expected one text`;
    return judgePanelQuery(value, `${path}.`);
  });
};
