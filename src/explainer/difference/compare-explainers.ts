import type { Explainer } from '../explainer';
import { compareEntries, type EntriesDifference } from './compare-entries';
import { compareFields, type FieldChange } from './compare-fields';
import { compareSections, type SectionsDifference } from './compare-sections';

/** What a clinician would want to know of two revisions of one explainer. */
export interface ExplainerDifference {
  /** Of the explainer itself: title, lead, review, … */
  fields: FieldChange[];
  conditions: EntriesDifference;
  sideEffects: EntriesDifference;
  notices: EntriesDifference;
  references: EntriesDifference;
  sections: SectionsDifference;
}

const explainerFields = [
  ...(['title', 'titleVariant', 'lead', 'slug', 'about', 'codes', 'source', 'review'] as const),
  ...(['authors', 'reviewers'] as const),
];

const conditionFields = [
  ...(['name', 'claim', 'evidenceLevel', 'regulatoryStatus', 'statement'] as const),
  ...(['description', 'broader', 'synonyms', 'codes', 'slug'] as const),
];

const sideEffectFields = [
  ...(['name', 'term', 'severity', 'severityAsStated', 'frequency'] as const),
  ...(['frequencyAsStated', 'seriousness', 'whenToGetHelp', 'bodySystem'] as const),
  ...(['description', 'synonyms', 'codes', 'slug'] as const),
];

const referenceFields = ['title', 'citation', 'doi', 'url', 'year', 'verifiedOn', 'slug'] as const;

const nameOf = ({ name }: { name: string }): string => name;
const titleOf = ({ title }: { title: string }): string => title;

const noSections: SectionsDifference = { added: [], removed: [], changed: [] };

/** What differs outside of the sections. */
export type DifferenceOutside = Omit<ExplainerDifference, 'sections'>;

/** Compares two revisions but for their sections, the older first. */
export const compareOutside = (before: Explainer, after: Explainer): DifferenceOutside => ({
  fields: compareFields(before, after, explainerFields),
  conditions: compareEntries(before.conditions, after.conditions, nameOf, conditionFields),
  sideEffects: compareEntries(before.sideEffects, after.sideEffects, nameOf, sideEffectFields),
  notices: compareEntries(before.notices, after.notices, titleOf, [
    'title',
    'kind',
    'text',
    'slug',
  ]),
  references: compareEntries(before.references, after.references, titleOf, referenceFields),
});

/** Where both hold the very same sections, as when only entries were replaced in one of them, nothing is compared in these. */
export const compareInside = (before: Explainer, after: Explainer): SectionsDifference =>
  before.sections === after.sections ? noSections : compareSections(before, after);

/** Compares two revisions, the older first. */
export const compareExplainers = (before: Explainer, after: Explainer): ExplainerDifference => ({
  ...compareOutside(before, after),
  sections: compareInside(before, after),
});
