import type { Explainer, ExplainerReference } from '../explainer';
import { describe, entityId, type JsonLdObject } from './json-ld';
import { presentNotice, presentPart } from './json-ld-parts';
import { presentPerson } from './json-ld-people';
import { presentStanding } from './json-ld-standing';
import { presentTopics } from './json-ld-topics';
import { addressOf, doiLinkOf, webLinkOf } from './outward-links';
import { isWhole, subjectOf, type Published } from './published';
import { whoReviewed } from './who-reviewed';

const presentReference = (reference: ExplainerReference, base: string): JsonLdObject =>
  describe('CreativeWork', {
    '@id': entityId(base, 'reference', reference.slug),
    name: reference.title,
    description: reference.citation,
    datePublished: reference.year === null ? null : String(reference.year),
    sameAs: doiLinkOf(reference.doi),
    url: webLinkOf(reference.url),
  });

const presentSource = (source: NonNullable<Explainer['source']>): JsonLdObject | null => {
  const url = webLinkOf(source.url);
  return url === null && !source.name ? null : describe('CreativeWork', { name: source.name, url });
};

const presentLicence = (licence: string | null): JsonLdObject | string | null =>
  licence ? (webLinkOf(licence) ?? describe('CreativeWork', { name: licence })) : null;

/**
 * Describes the subject as https://schema.org/MedicalWebPage, in the terms of schema.org and JSON-LD 1.1. Each
 * property stands only on a type in its domain. Nothing is null or an empty list. The strings are the author's own:
 * `scriptJson` writes it so that it may stand in a page.
 *
 * @throws Error where a section names a notice that the explainer lacks
 */
export const renderJsonLd = (published: Published): JsonLdObject => {
  const { explainer, part, publishedAt } = published;
  const { review, source } = explainer;
  const subject = subjectOf(published);
  const address = addressOf(published.url);
  const base = address ?? '';
  return {
    '@context': 'https://schema.org',
    ...describe('MedicalWebPage', {
      '@id': address,
      url: address,
      name: subject.title,
      alternateName: isWhole(published) ? explainer.titleVariant : null,
      description: subject.lead,
      inLanguage: explainer.locale,
      isPartOf: isWhole(published) ? null : describe('MedicalWebPage', { name: explainer.title }),
      datePublished: publishedAt,
      dateModified: publishedAt,
      version: published.revision,
      ...presentStanding(published),
      lastReviewed: review?.lastReviewed,
      reviewedBy: whoReviewed(explainer).map(presentPerson),
      author: explainer.authors.map(presentPerson),
      isBasedOn: source && presentSource(source),
      license: presentLicence(source?.licence ?? null),
      about: presentTopics(explainer, subject, base),
      hasPart: [
        ...(part?.notices ?? []).map(presentNotice),
        ...subject.sections.map((one) => presentPart(explainer, one, base)),
      ],
      citation: subject.references.map((reference) => presentReference(reference, base)),
    }),
  };
};
