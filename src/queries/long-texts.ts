import { isRecord } from '../explainer/is-record';

/** What a section says, in each form in which it is kept: texts of pages, where all others are of a line or a paragraph. */
const longTexts = new Set(['body', 'bodyHtml', 'bodyText']);

/** Whether to compare an attribute with anything is to go through text after text. No attribute of another type has such a name. */
export const isLongText = (attribute: string): boolean => longTexts.has(attribute);

const presences = new Set(['null', 'notNull']);
const junctions = new Set(['and', 'or', 'not']);

/**
 * Counts what a text is compared with, each time from its first letter on.
 *
 * @param said of one attribute in a filter: a value, or operators with theirs, as Strapi (`$eq`) or GraphQL (`eq`) writes them
 */
export const countComparisons = (said: unknown): number => {
  if (said === null || said === undefined) return 0;
  if (Array.isArray(said)) return said.reduce<number>((sum, one) => sum + countComparisons(one), 0);
  if (!isRecord(said)) return 1;
  return Object.entries(said).reduce((sum, [name, value]) => {
    const operator = name.replace('$', '');
    if (presences.has(operator)) return sum;
    return sum + (junctions.has(operator) ? countComparisons(value) : 1);
  }, 0);
};
