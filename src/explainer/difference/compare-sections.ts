import type { Explainer } from '../explainer';
import { linkExplainer, type LinkedSection } from '../link-explainer';
import { placeSections, type PlacedSection } from '../place-sections';
import { compareEntries, type NamedEntry } from './compare-entries';
import { compareFields, type FieldChange } from './compare-fields';
import {
  comparingParagraphs,
  type CompareParagraphs,
  type ParagraphChange,
} from './compare-paragraphs';

/** What a section names now and did not, and the other way round. */
export interface NamesDifference {
  added: NamedEntry[];
  removed: NamedEntry[];
}

export interface ChangedSectionDifference extends NamedEntry {
  fields: FieldChange[];
  conditions: NamesDifference;
  sideEffects: NamesDifference;
  notices: NamesDifference;
  references: NamesDifference;
  paragraphs: ParagraphChange[];
  healthAspect: string | null;
}

export interface SectionsDifference {
  added: NamedEntry[];
  removed: NamedEntry[];
  changed: ChangedSectionDifference[];
}

const fields = [
  ...(['heading', 'slug', 'level', 'parent', 'healthAspect', 'standsAlone'] as const),
  ...(['standsAloneReason', 'syndication', 'promotional'] as const),
];

const compareNames = <Entry extends { documentId: string; slug: string }>(
  before: readonly Entry[],
  after: readonly Entry[],
  nameOf: (entry: Entry) => string,
): NamesDifference => {
  // Most do: where one condition comes to a thousand explainers, all their sections are compared.
  const namesSame =
    before.length === after.length &&
    before.every(({ documentId }, index) => documentId === after[index]?.documentId);
  if (namesSame) return { added: [], removed: [] };
  const { added, removed } = compareEntries(before, after, nameOf, []);
  return { added, removed };
};

type Placed = PlacedSection<LinkedSection>;

const withParent = ({ section, parent }: Placed) => ({ ...section, parent: parent?.slug ?? null });

const compareSection = (
  was: Placed,
  now: Placed,
  compareParagraphs: CompareParagraphs,
): ChangedSectionDifference | null => {
  const before = withParent(was);
  const after = withParent(now);
  const { documentId, slug, heading, healthAspect } = after;
  const changes = compareFields(before, after, fields);
  const paragraphs = compareParagraphs(before.bodyText, after.bodyText);
  // What is written differently and reads the same, such as emphasis, is a change of the Markdown alone.
  if (paragraphs.length === 0) changes.push(...compareFields(before, after, ['body']));
  const lists = {
    conditions: compareNames(before.conditions, after.conditions, ({ name }) => name),
    sideEffects: compareNames(before.sideEffects, after.sideEffects, ({ name }) => name),
    notices: compareNames(before.notices, after.notices, ({ title }) => title),
    references: compareNames(before.references, after.references, ({ title }) => title),
  };
  const isSame =
    changes.length + paragraphs.length === 0 &&
    Object.values(lists).every(({ added, removed }) => added.length + removed.length === 0);
  return isSame
    ? null
    : { documentId, slug, name: heading, healthAspect, fields: changes, ...lists, paragraphs };
};

/** Compares the sections of two explainers wherever they stand; they are known by their documentId. */
export const compareSections = (before: Explainer, after: Explainer): SectionsDifference => {
  const old = placeSections(linkExplainer(before).sections);
  const now = placeSections(linkExplainer(after).sections);
  const sectionsOf = (placed: readonly Placed[]): LinkedSection[] =>
    placed.map(({ section }) => section);
  const { added, removed } = compareEntries(
    sectionsOf(old),
    sectionsOf(now),
    ({ heading }) => heading,
    [],
  );
  const known = new Map(old.map((placed) => [placed.section.documentId, placed]));
  const compareParagraphs = comparingParagraphs();
  const changed = now.flatMap((placed) => {
    const was = known.get(placed.section.documentId);
    return (was && compareSection(was, placed, compareParagraphs)) ?? [];
  });
  return { added, removed, changed };
};
