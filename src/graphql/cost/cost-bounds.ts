import { mostSearches, searchNouns } from '../../queries/count-searches';

/** What a GraphQL request asks for, as its text and its variables have it; nothing of it depends on the content. */
export interface Cost {
  /** Documents that its pages have room for, each counted wherever it would stand. */
  documents: number;
  /** Fields that have to be looked up in the database, each once for all rows of its level. */
  lookups: number;
  /** Whole explainers that are read from the ledger; a difference counts as twelve (`measure-cost.ts`). */
  explainers: number;
  /** Of the dearest looks through all documents of a type, as `countSearches` counts them. */
  searches: number;
}

/**
 * Five lists in one another, with the 100 of each that a page has where nothing is said, are ten thousand million documents: nobody
 * means that. Four of them, and 25 of each six levels deep, are below this.
 */
export const costBounds: Readonly<Cost> = {
  documents: 1_000_000_000,
  lookups: 100,
  explainers: 100,
  searches: mostSearches,
};

const nouns = [
  [
    'documents',
    'documents',
    'smaller pages by pagination, fewer levels, or one article by its slug',
  ],
  ['lookups', 'fields that lead to documents, with every fragment spread', 'less at a time'],
  ['explainers', 'whole explainers', 'a smaller limit, or fewer differences'],
  ['searches', searchNouns, 'less at a time'],
] as const;

/** What of a cost is past its bound, in words; null where nothing is. */
export const judgeCost = (cost: Cost): string | null => {
  for (const [name, noun, remedy] of nouns) {
    if (cost[name] > costBounds[name]) {
      return `query — expected to ask for at most ${costBounds[name]} ${noun}; got ${cost[name]}: ask for ${remedy}`;
    }
  }
  return null;
};
