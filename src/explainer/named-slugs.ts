import type { SectionNames } from './explainer';

/** The lists of an explainer that sections name entries of. */
export const namedKinds = ['conditions', 'sideEffects', 'notices', 'references'] as const;

/** What sections name: slugs of entries in the lists of their explainer. */
export type NamedSlugs = Record<(typeof namedKinds)[number], Set<string>>;

/** Whether sections name one of these slugs at least. */
export const namesAny = (named: NamedSlugs, slugs: NamedSlugs): boolean =>
  namedKinds.some(
    (kind) => slugs[kind].size > 0 && [...named[kind]].some((slug) => slugs[kind].has(slug)),
  );

/** What these sections name themselves, without those below them: in their lists, or where their words mention it. */
export const namedSlugs = (sections: readonly SectionNames[]): NamedSlugs => {
  const named: NamedSlugs = {
    conditions: new Set(),
    sideEffects: new Set(),
    notices: new Set(),
    references: new Set(),
  };
  for (const section of sections) {
    for (const slug of section.conditions) named.conditions.add(slug);
    for (const slug of section.sideEffects) named.sideEffects.add(slug);
    for (const slug of section.notices) named.notices.add(slug);
    for (const slug of section.references) named.references.add(slug);
  }
  // After all lists, for what is listed anywhere comes before what is only mentioned.
  for (const section of sections) {
    for (const { condition, sideEffect } of section.mentions) {
      if (condition !== null) named.conditions.add(condition);
      if (sideEffect !== null) named.sideEffects.add(sideEffect);
    }
  }
  return named;
};
