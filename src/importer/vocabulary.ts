import type { ParsedCode } from './parsed-explainer';

/** The controlled words of the project, as its YAML files under `database/content/` state them. */

export interface VocabularyCondition {
  slug: string;
  name: string;
  description: string | null;
  synonyms: string[];
  /** Words for what the condition itself does to people ("depressive symptoms"): never side effects of a treatment. */
  symptoms: string[];
  /** Slug of the broader condition. */
  broader: string | null;
  claim: 'treats' | 'may_help' | 'being_studied' | 'not_assessed';
  evidenceLevel: 'high' | 'moderate' | 'low' | 'very_low' | 'not_assessed';
  regulatoryStatus: 'approved' | 'off_label' | 'not_assessed';
  statement: string | null;
  codes: ParsedCode[];
}

export interface VocabularySideEffect {
  slug: string;
  name: string;
  description: string | null;
  synonyms: string[];
  term: 'short' | 'long' | 'not_known';
  bodySystem: string;
  severity: 'mild' | 'moderate' | 'severe' | 'life_threatening' | 'not_known';
  severityAsStated: string | null;
  frequency: 'very_common' | 'common' | 'uncommon' | 'rare' | 'very_rare' | 'not_known';
  frequencyAsStated: string | null;
  seriousness: 'serious' | 'non_serious' | 'not_assessed';
  whenToGetHelp: string | null;
  codes: ParsedCode[];
}

export interface VocabularyNotice {
  slug: string;
  title: string;
  kind:
    | 'off_label'
    | 'emergency'
    | 'crisis'
    | 'contraindication'
    | 'interaction'
    | 'dependence'
    | 'driving'
    | 'general';
  text: string;
}

export interface VocabularyReference {
  slug: string;
  title: string;
  citation: string;
  doi: string | null;
  url: string | null;
  year: number | null;
  /** ISO 8601 date on which a person held the citation against its source; null until then. */
  verifiedOn: string | null;
}

export interface VocabularyContributor {
  slug: string;
  name: string;
  credentials: string | null;
  affiliation: string | null;
  orcid: string | null;
  conflictsOfInterest: string | null;
}

export interface Vocabulary {
  conditions: VocabularyCondition[];
  sideEffects: VocabularySideEffect[];
  notices: VocabularyNotice[];
  references: VocabularyReference[];
  contributors: VocabularyContributor[];
}

/** What the mention finder needs to know of a vocabulary, wherever it comes from. */
export interface SearchedVocabulary {
  conditions: Pick<VocabularyCondition, 'slug' | 'name' | 'synonyms' | 'symptoms'>[];
  sideEffects: Pick<VocabularySideEffect, 'slug' | 'name' | 'synonyms'>[];
}

/** The slugs that an explainer's front matter may refer to. */
export type ReferredVocabulary = Record<
  'notices' | 'references' | 'contributors',
  readonly { slug: string }[]
>;
