import type {
  Explainer,
  ExplainerCondition,
  ExplainerContributor,
  ExplainerNotice,
  ExplainerReference,
  ExplainerSection,
  ExplainerSideEffect,
} from '../../../src/explainer/explainer';
import type { Published } from '../../../src/explainer/forms/published';
import { renderBody } from '../../../src/explainer/render-body';

/** A section with this body, rendered as it is when it is published. */
export const sectionOf = ({
  slug = 'overview',
  body = 'Words.',
  ...stated
}: Partial<ExplainerSection> = {}): ExplainerSection => {
  const { html, text } = renderBody(body);
  return {
    documentId: `section-${slug}`,
    slug,
    heading: `Heading of ${slug}`,
    level: 2,
    body,
    bodyHtml: html,
    bodyText: text,
    healthAspect: 'overview',
    standsAlone: 'yes',
    standsAloneReason: null,
    syndication: 'allowed',
    promotional: false,
    conditions: [],
    sideEffects: [],
    notices: [],
    references: [],
    mentions: [],
    sections: [],
    ...stated,
  };
};

export const noticeOf = (stated: Partial<ExplainerNotice> = {}): ExplainerNotice => ({
  documentId: 'notice-off-label',
  slug: 'off-label',
  title: 'Off-label use',
  kind: 'off_label',
  text: 'Not approved for this.',
  ...stated,
});

export const referenceOf = (stated: Partial<ExplainerReference> = {}): ExplainerReference => ({
  documentId: 'reference-trial',
  slug: 'trial',
  title: 'A trial',
  citation: 'Doe J. A trial. 2020.',
  doi: '10.1000/trial',
  url: 'https://example.org/trial',
  year: 2020,
  verifiedOn: '2024-01-01',
  ...stated,
});

export const conditionOf = (stated: Partial<ExplainerCondition> = {}): ExplainerCondition => ({
  documentId: 'condition-depression',
  slug: 'depression',
  name: 'Depression',
  description: 'A low mood that stays.',
  synonyms: ['Major depression'],
  broader: null,
  claim: 'may_help',
  evidenceLevel: 'low',
  regulatoryStatus: 'off_label',
  statement: null,
  codes: [],
  ...stated,
});

export const sideEffectOf = (stated: Partial<ExplainerSideEffect> = {}): ExplainerSideEffect => ({
  documentId: 'side-effect-nausea',
  slug: 'nausea',
  name: 'Nausea',
  description: null,
  synonyms: ['Feeling sick'],
  term: 'short',
  bodySystem: 'gastrointestinal',
  severity: 'mild',
  severityAsStated: null,
  frequency: 'common',
  frequencyAsStated: null,
  seriousness: 'non_serious',
  whenToGetHelp: null,
  codes: [],
  ...stated,
});

export const contributorOf = (
  stated: Partial<ExplainerContributor> = {},
): ExplainerContributor => ({
  documentId: 'contributor-jane-doe',
  slug: 'jane-doe',
  name: 'Jane Doe',
  credentials: 'MD',
  affiliation: 'A Clinic',
  orcid: '0000-0002-1825-0097',
  conflictsOfInterest: null,
  ...stated,
});

export const codeOf = (system: string, code: string, mapping = 'exact') => ({
  system,
  code,
  display: null,
  mapping,
  confidence: 'high',
  verifiedBy: null,
});

export const explainerOf = (stated: Partial<Explainer> = {}): Explainer => ({
  documentId: 'article-infusions',
  slug: 'infusions',
  locale: 'en',
  title: 'Infusions',
  titleVariant: 'Drips',
  lead: 'What they are.',
  about: 'Ketamine',
  codes: [codeOf('rxnorm', '6130')],
  source: {
    name: 'A handbook',
    url: 'https://example.org/handbook',
    licence: 'CC BY 4.0',
    sha256: null,
  },
  review: { lastReviewed: '2024-05-06', nextDue: '2025-05-06', reviewedBy: contributorOf() },
  authors: [contributorOf({ slug: 'john-roe', name: 'John Roe', orcid: null })],
  reviewers: [],
  sections: [sectionOf()],
  conditions: [],
  sideEffects: [],
  notices: [],
  references: [],
  ...stated,
});

/** An explainer with nothing in it but what every one has. */
export const emptyExplainer: Explainer = explainerOf({
  titleVariant: null,
  lead: null,
  about: null,
  codes: [],
  source: null,
  review: null,
  authors: [],
  sections: [],
});

/** As many sections as there are slugs, each holding the next. */
export const nest = (
  slugs: string[],
  stated: Partial<ExplainerSection> = {},
): ExplainerSection[] => {
  const [slug, ...below] = slugs;
  return slug === undefined ? [] : [sectionOf({ ...stated, slug, sections: nest(below, stated) })];
};

/** Of a text that is what is public, and not due for review. */
const current: Published['standing'] = {
  review: { overdueSince: null, isPastLimit: false, changedAt: null, changesAt: null },
  superseded: null,
  withdrawnSections: [],
};

export const publishedOf = (explainer: Explainer, stated: Partial<Published> = {}): Published => {
  const { url = 'https://clinic.example/explainers/infusions' } = stated;
  return {
    explainer,
    section: null,
    revision: 'a'.repeat(64),
    publishedAt: '2024-06-07T08:09:10.000Z',
    url,
    page: url,
    standing: current,
    ...stated,
  };
};

export const hostile = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  ']]><!-- -->',
  '```',
  '~~~',
  '`tick` *star* _line_ ~~s~~',
  '# not a heading #',
  '1. not a list',
  '- not a list',
  '---',
  '> not a quote',
  '[x](javascript:alert(1))',
  '[x]: https://evil.example',
  '![x](https://evil.example/x.png)',
  '<https://evil.example>',
  '| a | b |',
  '&lt;b&gt; &amp;',
  'back\\slash\\',
  'wow!',
];
