import type { Explainer, ExplainerSection } from './explainer';
import { flattenSections } from './flatten-sections';
import { namedSlugs } from './named-slugs';

const keysOf = (kind: string, slugs: Iterable<string>): string[] =>
  [...slugs].map((slug) => `${kind}:${slug}`);

/**
 * The value of `Surrogate-Key` for an explainer, or for one section of it: by these keys, which Fastly, Varnish and others
 * understand, a cache can drop every page that shows a thing.
 */
export const surrogateKey = (explainer: Explainer, section?: ExplainerSection): string => {
  const sections = flattenSections(section === undefined ? explainer.sections : [section]);
  const { conditions, sideEffects } = namedSlugs(sections);
  return [
    `explainer:${explainer.slug}`,
    ...sections.map(({ slug }) => `section:${explainer.slug}/${slug}`),
    ...keysOf('condition', conditions),
    ...keysOf('side-effect', sideEffects),
  ].join(' ');
};
