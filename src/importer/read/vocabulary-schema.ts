import { z } from 'zod';
import {
  choice,
  choiceOr,
  codes,
  listOf,
  maxLineLength,
  optionalDate,
  optionalSlug,
  optionalText,
  optionalUrl,
  requiredText,
  slug,
} from './yaml-fields';

const maxTextLength = 20_000;
const text = optionalText(maxTextLength);
const words = (what: string) => listOf(requiredText(200), what);

/** One entry of conditions.yaml. */
export const conditionSchema = z.strictObject({
  slug,
  name: requiredText(200),
  description: text,
  synonyms: words('synonyms'),
  symptoms: words('symptoms'),
  broader: optionalSlug,
  claim: choiceOr(['treats', 'may_help', 'being_studied', 'not_assessed'], 'not_assessed'),
  evidenceLevel: choiceOr(['high', 'moderate', 'low', 'very_low', 'not_assessed'], 'not_assessed'),
  regulatoryStatus: choiceOr(['approved', 'off_label', 'not_assessed'], 'not_assessed'),
  statement: text,
  codes,
});

/** One entry of side-effects.yaml. */
export const sideEffectSchema = z.strictObject({
  slug,
  name: requiredText(200),
  description: text,
  synonyms: words('synonyms'),
  term: choiceOr(['short', 'long', 'not_known'], 'not_known'),
  bodySystem: choice([
    'cardiovascular',
    'respiratory',
    'nervous',
    'cognitive',
    'psychiatric',
    'gastrointestinal',
    'hepatobiliary',
    'urinary',
    'reproductive',
    'musculoskeletal',
    'skin',
    'eye',
    'ear',
    'endocrine_metabolic',
    'blood',
    'immune',
    'general',
    'infusion_site',
  ]),
  severity: choiceOr(['mild', 'moderate', 'severe', 'life_threatening', 'not_known'], 'not_known'),
  severityAsStated: optionalText(maxLineLength),
  frequency: choiceOr(
    ['very_common', 'common', 'uncommon', 'rare', 'very_rare', 'not_known'],
    'not_known',
  ),
  frequencyAsStated: optionalText(maxLineLength),
  seriousness: choiceOr(['serious', 'non_serious', 'not_assessed'], 'not_assessed'),
  whenToGetHelp: text,
  codes,
});

/** One entry of notices.yaml. */
export const noticeSchema = z.strictObject({
  slug,
  title: requiredText(200),
  kind: choice([
    'off_label',
    'emergency',
    'crisis',
    'contraindication',
    'interaction',
    'dependence',
    'driving',
    'general',
  ]),
  text: requiredText(maxTextLength),
});

/** One entry of references.yaml. */
export const referenceSchema = z.strictObject({
  slug,
  title: requiredText(maxLineLength),
  citation: requiredText(maxTextLength),
  doi: optionalText(maxLineLength).refine((doi) => doi === null || /^10\.\d{4,9}\/\S+$/.test(doi), {
    error: 'a DOI such as 10.1000/182, without https://doi.org/',
  }),
  url: optionalUrl,
  year: z
    .number({ error: 'a year' })
    .int({ error: 'a year' })
    .min(1800, { error: 'a year from 1800 on' })
    .max(2200, { error: 'a year up to 2200' })
    .nullish()
    .transform((year) => year ?? null),
  verifiedOn: optionalDate,
});

/** One entry of contributors.yaml. */
export const contributorSchema = z.strictObject({
  slug,
  name: requiredText(200),
  credentials: optionalText(maxLineLength),
  affiliation: optionalText(maxLineLength),
  orcid: optionalText(19).refine(
    (orcid) => orcid === null || /^\d{4}-\d{4}-\d{4}-\d{3}[\dX]$/.test(orcid),
    {
      error: 'an ORCID iD such as 0000-0002-1825-0097',
    },
  ),
  conflictsOfInterest: text,
});
