import type {
  Explainer,
  ExplainerCondition,
  ExplainerNotice,
  ExplainerReference,
  ExplainerSection,
  ExplainerSideEffect,
} from './explainer';
import { flattenSections } from './flatten-sections';
import { namedSlugs } from './named-slugs';

/** One section by itself, with all that it and the sections below it name, each once. */
export interface SectionDocument {
  /** What it is a part of. */
  explainer: Pick<Explainer, 'documentId' | 'slug' | 'locale' | 'title' | 'about' | 'review'>;
  section: ExplainerSection;
  conditions: ExplainerCondition[];
  sideEffects: ExplainerSideEffect[];
  notices: ExplainerNotice[];
  references: ExplainerReference[];
}

/** Every entry that the section, or one below it, names; a mention of one that it does not list is a name too. */
export const presentSection = (
  explainer: Explainer,
  section: ExplainerSection,
): SectionDocument => {
  const names = namedSlugs(flattenSections([section]));
  const named = <Entry extends { slug: string }>(entries: Entry[], slugs: Set<string>): Entry[] =>
    entries.filter(({ slug }) => slugs.has(slug));
  const { documentId, slug, locale, title, about, review } = explainer;
  return {
    explainer: { documentId, slug, locale, title, about, review },
    section,
    conditions: named(explainer.conditions, names.conditions),
    sideEffects: named(explainer.sideEffects, names.sideEffects),
    notices: named(explainer.notices, names.notices),
    references: named(explainer.references, names.references),
  };
};
