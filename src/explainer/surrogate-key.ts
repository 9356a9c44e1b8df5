import type { Place } from './addresses';
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

/** The keys of an address, whatever is there: also where nothing is any more, or nothing yet. */
export const placeKey = (explainer: string, place: Place): string => {
  const whole = `explainer:${explainer}`;
  switch (place.kind) {
    case 'explainer':
    case 'side-effects':
      return whole;
    case 'section':
      return `${whole} section:${explainer}/${place.section}`;
    case 'condition':
      return `${whole} condition:${place.condition}`;
  }
};
