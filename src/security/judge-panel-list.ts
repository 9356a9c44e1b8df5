import { sortPaths } from '../queries/sort-paths';
import type { AttributesOf, Problem } from './judge-filters';
import { judgeJoins } from './judge-joins';
import { judgeSort } from './judge-sort';

/** By what is public, changed or neither the content manager orders itself (`extractStatusSortOrder` in @strapi/content-manager 5.54). */
const byStatus = /^\s*status:(?:asc|desc)\s*$/i;

/**
 * Says what is wrong with the filters and the order of a list of the panel's, or null: of those that Strapi lets through, the database fails on
 * some, and some multiply the rows that it looks at until nobody is answered. What they look like was judged before (`judge-panel-query.ts`).
 */
export const judgePanelList = (
  { filters, sort }: Readonly<Record<string, unknown>>,
  uid: string,
  attributesOf: AttributesOf,
): Problem => {
  const attributes = attributesOf(uid);
  const orders = [sort]
    .flat()
    .flatMap((text) => (typeof text === 'string' ? text.split(',') : []))
    .filter((order) => !byStatus.test(order));
  const relation = sortPaths(orders).find((path) => attributes[path]?.target !== undefined);
  if (relation !== undefined)
    return `sort — expected an attribute of what ${relation} leads to, such as ${relation}.id`;
  return (
    judgeSort(orders, uid, attributesOf, { path: 'sort', isNested: false }) ??
    judgeJoins(filters, uid, attributesOf, 'filters')
  );
};
