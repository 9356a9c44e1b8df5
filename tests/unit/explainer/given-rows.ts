import type {
  ArticleRow,
  ConditionRow,
  NoticeRow,
  ReferenceRow,
  SectionRow,
  SideEffectRow,
} from '../../../src/explainer/published-rows';

/** Which entry stands under which. */
export const broaderOf: Record<string, string> = { c1: 'c0', c2: 'c0', c3: 'c2' };
/** Conditions, side effects, notices, references and a person, by the first letter; the slug is the id. */
export const vocabulary = ['c0', 'c1', 'c2', 'c3', 's0', 's1', 'n0', 'n1', 'r0', 'r1', 'p0'];

/** The version of each entry that is published; not there where none is. */
export type Published = ReadonlyMap<string, number>;

/** What a section names, published or not. */
export interface Names {
  lists: string[];
  mentions: string[];
}

export const is = (kind: string) => (id: string) => id.startsWith(kind);

/** The published rows of an article of three sections, and of each entry. */
export const rowsOf = (published: Published, names: readonly Names[]) => {
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
