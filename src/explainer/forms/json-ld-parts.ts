import type { Explainer, ExplainerNotice, ExplainerSection } from '../explainer';
import { namedSlugs } from '../named-slugs';
import { healthAspectUrl } from './health-aspect';
import { describe, entityId, refer, type EntityKind, type JsonLdObject } from './json-ld';
import { noticesOf } from './notices-of';

export const presentNotice = ({ title, text, kind, slug }: ExplainerNotice): JsonLdObject =>
  describe('WebPageElement', { name: title, text, keywords: kind, identifier: slug });

const referToAll = (
  entries: readonly { slug: string }[],
  named: Set<string>,
  { base, kind }: { base: string; kind: EntityKind },
): JsonLdObject[] =>
  entries
    .filter(({ slug }) => named.has(slug))
    .map(({ slug }) => refer(entityId(base, kind, slug)));

/**
 * A section as https://schema.org/HealthTopicContent and https://schema.org/WebPageElement, its notices first among its parts.
 *
 * @param base address of the subject, which the ids begin with
 * @throws Error where it names a notice that the explainer lacks
 */
export const presentPart = (
  explainer: Explainer,
  section: ExplainerSection,
  base: string,
): JsonLdObject => {
  const named = namedSlugs([section]);
  const { conditions, sideEffects, references } = explainer;
  return describe(['WebPageElement', 'HealthTopicContent'], {
    '@id': `${base}#${encodeURIComponent(section.slug)}`,
    name: section.heading,
    text: section.bodyText,
    inLanguage: explainer.locale,
    hasHealthAspect: healthAspectUrl(section.healthAspect),
    hasPart: [
      ...noticesOf(explainer, section).map(presentNotice),
      ...section.sections.map((below) => presentPart(explainer, below, base)),
    ],
    mentions: [
      ...referToAll(conditions, named.conditions, { base, kind: 'condition' }),
      ...referToAll(sideEffects, named.sideEffects, { base, kind: 'side-effect' }),
    ],
    citation: referToAll(references, named.references, { base, kind: 'reference' }),
  });
};
