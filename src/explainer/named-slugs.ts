import type { ExplainerSection } from './explainer';

/** What sections name: slugs of entries in the lists of their explainer. */
export interface NamedSlugs {
  conditions: Set<string>;
  sideEffects: Set<string>;
  notices: Set<string>;
  references: Set<string>;
}

/** What these sections name themselves, without those below them: in their lists, or where their words mention it. */
export const namedSlugs = (sections: readonly ExplainerSection[]): NamedSlugs => {
  const mentions = sections.flatMap((section) => section.mentions);
  return {
    conditions: new Set([
      ...sections.flatMap(({ conditions }) => conditions),
      ...mentions.flatMap(({ condition }) => condition ?? []),
    ]),
    sideEffects: new Set([
      ...sections.flatMap(({ sideEffects }) => sideEffects),
      ...mentions.flatMap(({ sideEffect }) => sideEffect ?? []),
    ]),
    notices: new Set(sections.flatMap(({ notices }) => notices)),
    references: new Set(sections.flatMap(({ references }) => references)),
  };
};
