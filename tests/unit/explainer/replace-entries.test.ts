import fc from 'fast-check';
import {
  presentCondition,
  presentNotice,
  presentReference,
  presentSideEffect,
} from '../../../src/explainer/present-entries';
import { presentExplainer, presentNames } from '../../../src/explainer/present-explainer';
import type {
  ArticleRow,
  ConditionRow,
  NoticeRow,
  ReferenceRow,
  SectionRow,
  SideEffectRow,
} from '../../../src/explainer/published-rows';
import {
  absentEntries,
  replaceEntries,
  type SharedEntries,
} from '../../../src/explainer/replace-entries';

// What presenting the rows gives is the measure: rows are made of what is published of a small vocabulary, before and after.

/** Which entry stands under which. */
const broaderOf: Record<string, string> = { c1: 'c0', c2: 'c0', c3: 'c2' };
const vocabulary = ['c0', 'c1', 'c2', 'c3', 's0', 's1', 'n0', 'n1', 'r0', 'r1', 'p0'];

/** The version of each entry that is published; not there where none is. */
type Published = ReadonlyMap<string, number>;

interface Names {
  lists: string[];
  mentions: string[];
}

const is = (kind: string) => (id: string) => id.startsWith(kind);

const rowsOf = (published: Published, names: readonly Names[]) => {
  const text = (id: string): string => `${id} in version ${published.get(id)}`;
  const condition = (id: string): ConditionRow => {
    const broader = broaderOf[id];
    return {
      documentId: id,
      slug: id,
      name: text(id),
      description: null,
      synonyms: [],
      broader:
        broader !== undefined && published.has(broader)
          ? { documentId: broader, slug: broader, name: text(broader) }
          : null,
      claim: null,
      evidenceLevel: null,
      regulatoryStatus: null,
      statement: null,
      codes: [],
    };
  };
  const sideEffect = (id: string): SideEffectRow => ({
    documentId: id,
    slug: id,
    name: text(id),
    description: null,
    synonyms: [],
    term: null,
    bodySystem: null,
    severity: null,
    severityAsStated: null,
    frequency: null,
    frequencyAsStated: null,
    seriousness: null,
    whenToGetHelp: null,
    codes: [],
  });
  const notice = (id: string): NoticeRow => ({
    documentId: id,
    slug: id,
    title: text(id),
    kind: null,
    text: null,
  });
  const reference = (id: string): ReferenceRow => ({
    documentId: id,
    slug: id,
    title: text(id),
    citation: null,
    doi: null,
    url: null,
    year: null,
    verifiedOn: null,
  });
  const person = {
    documentId: 'p0',
    slug: 'p0',
    name: text('p0'),
    credentials: null,
    affiliation: null,
    orcid: null,
    conflictsOfInterest: null,
  };
  const here = (ids: readonly string[]): string[] => ids.filter((id) => published.has(id));
  const sections = names.map(({ lists, mentions }, index): SectionRow => {
    const listed = here(lists);
    return {
      documentId: `section-${index}`,
      slug: `section-${index}`,
      heading: 'Heading',
      position: index,
      level: 2,
      body: 'Words.',
      bodyHtml: '<p>Words.</p>',
      bodyText: 'Words.',
      parent: index === 1 ? { documentId: 'section-0' } : null,
      healthAspect: null,
      standsAlone: null,
      standsAloneReason: null,
      syndication: null,
      promotional: null,
      conditions: listed.filter(is('c')).map(condition),
      sideEffects: listed.filter(is('s')).map(sideEffect),
      notices: listed.filter(is('n')).map(notice),
      references: listed.filter(is('r')).map(reference),
      mentions: mentions.map((id, place) => ({
        quote: 'Words',
        start: place,
        end: place + 5,
        condition: is('c')(id) && published.has(id) ? condition(id) : null,
        sideEffect: is('s')(id) && published.has(id) ? sideEffect(id) : null,
      })),
    };
  });
  const people = published.has('p0') ? [person] : [];
  const article: ArticleRow = {
    documentId: 'article',
    slug: 'article',
    locale: 'en',
    title: 'Title',
    titleVariant: null,
    lead: null,
    about: null,
    codes: [],
    authors: people,
    reviewers: people,
    references: here(['r1']).map(reference),
    source: null,
    review: {
      lastReviewed: null,
      nextDue: null,
      reviewedBy: people[0] ?? null,
      embedUntilOverdueDays: null,
    },
    sections,
  };
  return { article, condition, sideEffect, notice, reference, person };
};

const someOf = (ids: string[]) => fc.shuffledSubarray(ids);
const given = fc.record({
  names: fc.array(
    fc.record({
      lists: someOf(vocabulary.filter((id) => id !== 'p0')),
      mentions: someOf(['c0', 'c1', 'c2', 'c3', 's0', 's1']),
    }),
    { minLength: 3, maxLength: 3 },
  ),
  before: fc.subarray(vocabulary),
  written: fc.subarray(vocabulary, { minLength: 1, maxLength: 3 }),
  withdrawn: fc.subarray(vocabulary),
});

describe('An explainer whose entries were published, withdrawn, or published again', () => {
  it('reads as its rows do', () => {
    let told = 0;
    fc.assert(
      fc.property(given, ({ names, before, written, withdrawn }) => {
        const old: Published = new Map(before.map((id) => [id, 1]));
        const now = new Map(old);
        for (const id of written) {
          if (withdrawn.includes(id)) now.delete(id);
          else now.set(id, 2);
        }
        const latest = presentExplainer(rowsOf(old, names).article);
        const rows = rowsOf(now, names);
        const published = written.filter((id) => now.has(id));
        const below = [...now.keys()].filter((id) => published.includes(broaderOf[id] ?? ''));
        const entries: SharedEntries = {
          conditions: [...published.filter(is('c')), ...below]
            .map(rows.condition)
            .map(presentCondition),
          sideEffects: published.filter(is('s')).map(rows.sideEffect).map(presentSideEffect),
          notices: published.filter(is('n')).map(rows.notice).map(presentNotice),
          references: published.filter(is('r')).map(rows.reference).map(presentReference),
          contributors: published.includes('p0') ? [rows.person] : [],
          changed: published.map((id) => ({ documentId: id, slug: id })),
          withdrawn: written.filter((id) => !now.has(id)),
        };
        const absent = absentEntries(latest, entries).map(({ documentId }) => documentId);
        const naming = rows.article.sections.filter((_, index) =>
          absent.some((id) => [...names[index]!.lists, ...names[index]!.mentions].includes(id)),
        );
        const after = replaceEntries(
          latest,
          entries,
          new Map(naming.map((row) => [row.documentId, presentNames(row)])),
        );
        if (after === null) {
          const listed = new Set(latest.conditions.map(({ slug }) => slug));
          const standsUnderOther = latest.conditions.some(
            ({ broader }) => broader && !listed.has(broader.slug),
          );
          expect(absent.some((id) => is('r')(id) || is('p')(id)) || standsUnderOther).toBe(true);
          return;
        }
        told += 1;
        expect(after).toEqual(presentExplainer(rows.article));
      }),
      { numRuns: 2_000 },
    );
    expect(told).toBeGreaterThan(500);
  });
});
