/** The lists by which one part of a query leads from documents to others, from the outside in. */
export type Way = readonly string[];

/** Whether a list is on a way twice: it leads back to where it came from, and multiplies what is looked at. */
export const comesBack = (way: Way): boolean => new Set(way).size < way.length;

/** What is expected of a way on which a list stands twice. */
export const again = (name = 'sections'): string =>
  `expected no list twice on one way, such as ${name}: it leads back to where it came from`;
