import type { Explainer } from '../explainer';
import type { EntriesDifference } from './compare-entries';
import {
  compareExplainers,
  compareInside,
  compareOutside,
  type DifferenceOutside,
  type ExplainerDifference,
} from './compare-explainers';
import type { FieldChange } from './compare-fields';
import type { ChangedSectionDifference, SectionsDifference } from './compare-sections';

/** How much a change matters to a reader who knows the text as it was, and why. */
export interface KindVerdict {
  kind: 'major' | 'minor';
  /** Sentences; empty for a minor change. */
  reasons: string[];
}

/** What of an entry bears on a decision about treatment; the rest (synonyms, codes, slugs, wording) does not. */
const clinicalFields = new Set([
  ...['name', 'term', 'severity', 'severityAsStated', 'frequency', 'frequencyAsStated'],
  ...['seriousness', 'whenToGetHelp', 'claim', 'evidenceLevel', 'regulatoryStatus', 'statement'],
  // Of a notice.
  ...['title', 'kind', 'text'],
]);

/** What of a section decides where it may stand, and with what. */
const passingOnFields = new Set(['standsAlone', 'syndication', 'promotional']);

/** Words that carry an amount, say how often or how long, or turn a sentence round. */
const weightyWords: ReadonlySet<string> = new Set(
  [
    'no not never none without cannot nor neither only stop avoid except unless ignore',
    'may can must should might always safe unsafe dangerous harmless harmful',
    'zero half one two three four five six seven eight nine ten eleven twelve dozen hundred thousand once twice double',
    'ng mcg µg μg mg g kg ml l iu unit units percent',
    'second seconds minute minutes hour hours day days week weeks month months year years',
    'hourly daily nightly weekly monthly yearly before after during more less',
  ].flatMap((line) => line.split(' ')),
);

const isWeighty = (word: string): boolean => /\p{N}|n['’]t$/iu.test(word) || weightyWords.has(word);

/** A paragraph in these is advice about safety: any other word may be the one that counts. */
const safetyAspects = new Set([
  ...['side_effects', 'risks_or_complications', 'safety', 'contraindications', 'see_doctor'],
]);

const entryReasons = (noun: string, { added, removed, changed }: EntriesDifference): string[] => [
  ...added.map(({ name }) => `${noun} "${name}" was added`),
  ...removed.map(({ name }) => `${noun} "${name}" was removed`),
  ...changed.flatMap(({ name, fields }) => {
    const clinical = fields.map(({ field }) => field).filter((field) => clinicalFields.has(field));
    return clinical.length === 0 ? [] : [`${noun} "${name}" changed: ${clinical.join(', ')}`];
  }),
];

/** The words of a text that carry weight, one after the other. */
const weightOf = (text: unknown): string =>
  (typeof text === 'string' ? text : '')
    .split(/\s+/)
    .map((word) => word.replace(/^[("“]+|[.,;:!?)"”]+$/g, '').toLowerCase())
    .filter(isWeighty)
    .join(' ');

const hasWeight = ({ before, after }: { before: unknown; after: unknown }): boolean =>
  weightOf(before) !== weightOf(after);

/** What of an explainer, and of a section, is read as its text is. */
const isRead = ({ field }: FieldChange): boolean =>
  field === 'title' || field === 'lead' || field === 'heading';

const sectionReasons = (section: ChangedSectionDifference): string[] => {
  const { name, notices, fields, paragraphs, healthAspect } = section;
  const passingOn = fields.filter(({ field }) => passingOnFields.has(field));
  const isSafety = healthAspect !== null && safetyAspects.has(healthAspect);
  return [
    ...notices.added.map((notice) => `Notice "${notice.name}" was added to "${name}"`),
    ...notices.removed.map((notice) => `Notice "${notice.name}" was dropped from "${name}"`),
    ...passingOn.map(({ field }) => `"${name}" changed: ${field}`),
    ...(isSafety && paragraphs.length > 0 ? [`The text of "${name}", about safety, changed`] : []),
    ...(!isSafety && [...paragraphs, ...fields.filter(isRead)].some(hasWeight)
      ? [`A number, or a word such as "not", changed in "${name}"`]
      : []),
  ];
};

const reasonsOutside = (difference: DifferenceOutside): string[] => [
  ...difference.fields
    .filter((change) => isRead(change) && hasWeight(change))
    .map(({ field }) => `A number, or a word such as "not", changed in the ${field}`),
  ...entryReasons('Condition', difference.conditions),
  ...entryReasons('Side effect', difference.sideEffects),
  ...entryReasons('Notice', difference.notices),
];

const reasonsInside = ({ added, removed, changed }: SectionsDifference): string[] => [
  ...added.map(({ name }) => `Section "${name}" was added`),
  ...removed.map(({ name }) => `Section "${name}" was removed`),
  ...changed.flatMap(sectionReasons),
];

/**
 * Proposes how much a change matters. Major is what could change what a patient decides or does: conditions, side effects and
 * notices that come, go or are judged otherwise; sections that come or go; the text of those about safety; and anywhere a number,
 * a unit, or a word that turns a sentence round. An editor may say otherwise.
 */
export const proposeKind = (
  before: Explainer,
  after: Explainer,
  difference: ExplainerDifference = compareExplainers(before, after),
): KindVerdict => {
  const reasons = [...reasonsOutside(difference), ...reasonsInside(difference.sections)];
  return { kind: reasons.length === 0 ? 'minor' : 'major', reasons };
};

/**
 * The kind without its reasons, of which one is enough: sections, which take longest to compare, are compared only where there is
 * none outside of them. One condition may come to a thousand explainers.
 */
export const proposeKindAlone = (before: Explainer, after: Explainer): KindVerdict['kind'] =>
  reasonsOutside(compareOutside(before, after)).length > 0 ||
  reasonsInside(compareInside(before, after)).length > 0
    ? 'major'
    : 'minor';

/** The difference together with how much it matters, as readers are given it. */
export const judgeDifference = (
  before: Explainer,
  after: Explainer,
): ExplainerDifference & { proposed: KindVerdict } => {
  const difference = compareExplainers(before, after);
  return { ...difference, proposed: proposeKind(before, after, difference) };
};
