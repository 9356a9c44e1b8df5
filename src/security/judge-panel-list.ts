import { judgeJoins } from './judge-joins';
import type { AttributesOf, Problem } from './judge-filters';

/** Says what is wrong with the filters of a list of the panel's, or null: some multiply the rows that the database looks at until nobody is answered. */
export const judgePanelList = (
  { filters }: Readonly<Record<string, unknown>>,
  uid: string,
  attributesOf: AttributesOf,
): Problem => judgeJoins(filters, uid, attributesOf, 'filters');
