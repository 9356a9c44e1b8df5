import { firstProblem } from './first-problem';
import type { Problem } from './judge-filters';

/** Strapi's actions: one reads what stands in a relation, the other what else could. */
export type RelationRead = 'findExisting' | 'findAvailable';

/** The panel sends with them what stands in the address of its own page: its language and status, and the `field` that has the focus. */
const pages = ['page', 'pageSize', 'locale', 'status', 'field'];

/** As `Relations.js` of @strapi/content-manager's panel sends them (5.54), and `component` and `_filter`, which its server reads. */
const texts: Record<RelationRead, readonly string[]> = {
  findExisting: pages,
  findAvailable: [...pages, 'id', 'component', '_q', '_filter'],
};
const lists: Record<RelationRead, readonly string[]> = {
  findExisting: [],
  findAvailable: ['idsToInclude', 'idsToOmit'],
};

/** Each takes one text; Strapi would hand on `$between`, too. */
const searches = ['$containsi', '$contains', '$startsWithi', '$startsWith', '$eqi', '$eq'];

/** Whether Strapi, or its panel, has a parameter of this name. */
const isKnown = (name: string, read: RelationRead): boolean =>
  texts[read].includes(name) || lists[read].includes(name);

const isText = (value: unknown): boolean => typeof value === 'string';
const isTextOrNumber = (value: unknown): boolean => isText(value) || typeof value === 'number';

/**
 * Says what is wrong with a query for the entries of a relation in the panel, as it was parsed, or null. Strapi cleans only a part of it, and
 * answers whatever it was made to load (`controllers/relations.js` in @strapi/content-manager 5.54): by `populate`, the
 * hashes of administrators' passwords.
 */
export const judgeRelationQuery = (
  query: Readonly<Record<string, unknown>>,
  read: RelationRead,
): Problem =>
  firstProblem(Object.entries(query), ([name, value]) => {
    // The panel sends a search as it was typed (`getFetchClient.js` in @strapi/admin 5.54): of “Q&A”, A is a parameter without a value.
    if (value === null && !isKnown(name, read)) return null;
    if (lists[read].includes(name))
      return Array.isArray(value) && value.every(isTextOrNumber)
        ? null
        : `${name} — expected a list of texts`;
    if (!texts[read].includes(name)) {
      const known = [...texts[read], ...lists[read]].join(', ');
      return `${name.slice(0, 100)} — expected no other parameter than ${known}`;
    }
    if (!isText(value)) return `${name} — expected one text`;
    return name === '_filter' && !searches.includes(String(value))
      ? `_filter — expected one of ${searches.join(', ')}`
      : null;
  });
