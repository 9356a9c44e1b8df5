/** The lists by which one part of a query leads from documents to others, from the outside in. */
export type Way = readonly string[];

/** Whether a list is on a way twice: it leads back to where it came from, and multiplies what is looked at. */
export const comesBack = (way: Way): boolean => new Set(way).size < way.length;

/** Whether a way leads where it has been, as `article.sections.article` does; what stands after itself leads on, as `parent.parent`. */
export const leadsBack = (names: Way): boolean => {
  const last = names.at(-1);
  return names.some(
    (name, index) => name === last && names.slice(index).some((one) => one !== last),
  );
};

/** What is expected of a way that leads where it has been. */
export const once = (name = 'article'): string =>
  `expected ${name} once on one way, or directly after itself: it leads back to where it came from`;

/** What is expected of a way on which a list stands twice. */
export const again = (name = 'sections'): string =>
  `expected no list twice on one way, such as ${name}: it leads back to where it came from`;
