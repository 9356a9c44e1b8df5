import { z } from 'zod';
import {
  choice,
  codes,
  listOf,
  maxLineLength,
  optionalDate,
  optionalDays,
  optionalSlug,
  optionalText,
  optionalUrl,
  slug,
} from './yaml-fields';

const healthAspects = [
  'overview',
  'how_it_works',
  'ingredients',
  'preparation',
  'what_happens',
  'benefits',
  'effectiveness',
  'may_treat',
  'side_effects',
  'risks_or_complications',
  'safety',
  'contraindications',
  'self_care',
  'see_doctor',
  'prevention',
  'prognosis',
  'living_with',
  'getting_access',
] as const;

// YAML 1.1 habits: some editors' tools write yes and no as true and false.
const yesOrNo = z.boolean().transform((isYes): 'yes' | 'no' => (isYes ? 'yes' : 'no'));

const sectionSchema = z.strictObject({
  healthAspect: choice(healthAspects)
    .nullish()
    .transform((aspect) => aspect ?? null),
  standsAlone: z
    .union([choice(['yes', 'no', 'with_notice']), yesOrNo], {
      error: 'one of yes, no, with_notice',
    })
    .nullish()
    .transform((verdict) => verdict ?? null),
  standsAloneReason: optionalText(2000),
  syndication: choice(['allowed', 'with_notice', 'excluded'])
    .nullish()
    .transform((verdict) => verdict ?? null),
  promotional: z
    .boolean({ error: 'true or false' })
    .nullish()
    .transform((isPromotional) => isPromotional ?? false),
  notices: listOf(slug, 'slugs of notices.yaml'),
  references: listOf(slug, 'slugs of references.yaml'),
});

/** What an editor says about one section in front matter; null where nothing is said. */
export type SectionFrontMatter = z.output<typeof sectionSchema>;

const mapping = 'keys and values';

/** What is known of a review that nobody wrote of. */
export const noReview = {
  lastReviewed: null,
  nextDue: null,
  reviewedBy: null,
  embedUntilOverdueDays: null,
};

/** The front matter of an explainer; unknown keys are faults. */
export const frontMatterSchema = z.strictObject(
  {
    slug: optionalSlug,
    title: optionalText(maxLineLength),
    titleVariant: optionalText(maxLineLength),
    locale: z
      .string({ error: 'a language tag such as en' })
      .regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/, {
        error: 'a language tag (BCP 47) such as en or pt-BR',
      })
      .nullish()
      .transform((locale) => locale ?? 'en'),
    about: optionalText(200),
    codes,
    source: z
      .strictObject(
        { name: optionalText(maxLineLength), url: optionalUrl, licence: optionalText(200) },
        { error: mapping },
      )
      .nullish()
      .transform((source) => source ?? { name: null, url: null, licence: null }),
    review: z
      .strictObject(
        {
          lastReviewed: optionalDate,
          nextDue: optionalDate,
          reviewedBy: optionalSlug,
          embedUntilOverdueDays: optionalDays,
        },
        { error: mapping },
      )
      .nullish()
      .transform((review) => review ?? noReview),
    authors: listOf(slug, 'slugs of contributors.yaml'),
    reviewers: listOf(slug, 'slugs of contributors.yaml'),
    references: listOf(slug, 'slugs of references.yaml'),
    sections: z
      .record(z.string(), sectionSchema, { error: 'section slugs with what is said about each' })
      .nullish()
      .transform((sections) => new Map(Object.entries(sections ?? {}))),
  },
  { error: 'keys and values, such as title: …' },
);

/** Front matter that has been held against its schema. */
export type FrontMatter = z.output<typeof frontMatterSchema>;
