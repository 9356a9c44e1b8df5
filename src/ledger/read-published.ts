import type { Core } from '@strapi/strapi';
import type {
  ArticleRow,
  ConditionRow,
  MentionRow,
  SectionRow,
  SideEffectRow,
} from '../explainer/published-rows';
import { isPublished } from '../strapi/row-versions';
import { readFilled } from './filled-attributes';
import { articleUid, conditionUid, sideEffectUid } from './uids';

const where = isPublished;
const contributors = { where };
const codes = true;

export const conditionPopulate = { broader: { where }, synonyms: true, codes };
export const sideEffectPopulate = { synonyms: true, codes };

/** A row by its number: many sections name the same entry, and each is read once. */
interface Numbered {
  id: number;
}
const numbered = { where, select: ['id'] };

type NumberedMention = Omit<MentionRow, 'condition' | 'sideEffect'> & {
  condition: Numbered | null;
  sideEffect: Numbered | null;
};
type NumberedSection = Omit<SectionRow, 'conditions' | 'sideEffects' | 'mentions'> & {
  conditions: Numbered[];
  sideEffects: Numbered[];
  mentions: NumberedMention[];
};
type NumberedArticle = Omit<ArticleRow, 'sections'> & { sections: NumberedSection[] };

const ofArticle = {
  codes,
  source: true,
  review: { populate: { reviewedBy: contributors } },
  authors: contributors,
  reviewers: contributors,
  references: { where },
};
const ofSection = {
  parent: { where, select: ['documentId'] },
  conditions: numbered,
  sideEffects: numbered,
  notices: { where },
  references: { where },
  mentions: { populate: { condition: numbered, sideEffect: numbered } },
};

/** What an article and a section have where nothing is populated. */
const emptyArticle: Pick<NumberedArticle, keyof typeof ofArticle> = {
  ...{ codes: [], authors: [], reviewers: [], references: [] },
  ...{ source: null, review: null },
};
const emptySection: Pick<NumberedSection, keyof typeof ofSection> = {
  ...{ conditions: [], sideEffects: [], notices: [], references: [], mentions: [] },
  parent: null,
};

const readArticles = async (
  strapi: Core.Strapi,
  documentIds: readonly string[],
): Promise<NumberedArticle[]> => {
  const filled = await readFilled(strapi, documentIds, {
    article: Object.keys(ofArticle),
    section: Object.keys(ofSection),
  });
  const of = (attributes: object, names: ReadonlySet<string>): Record<string, unknown> =>
    Object.fromEntries(Object.entries(attributes).filter(([name]) => names.has(name)));
  const found: NumberedArticle[] = await strapi.db.query(articleUid).findMany({
    where: { documentId: { $in: documentIds }, ...where },
    populate: {
      ...of(ofArticle, filled.article),
      sections: { where, populate: of(ofSection, filled.section) },
    },
  });
  return found.map((article) => ({
    ...emptyArticle,
    ...article,
    sections: article.sections.map((section) => ({ ...emptySection, ...section })),
  }));
};

/** The rows with these numbers, to be found by them. */
const readRows = async <Row>(
  strapi: Core.Strapi,
  uid: string,
  named: readonly Numbered[],
  entryPopulate: object,
) => {
  const ids = [...new Set(named.map(({ id }) => id))];
  const rows: (Row & Numbered)[] =
    ids.length === 0
      ? []
      : await strapi.db
          .query(uid)
          .findMany({ where: { id: { $in: ids } }, populate: entryPopulate });
  const found = new Map<number, Row>(rows.map((row) => [row.id, row]));
  return {
    one: (row: Numbered | null): Row | null => (row === null ? null : (found.get(row.id) ?? null)),
    all: (list: readonly Numbered[]): Row[] => list.flatMap(({ id }) => found.get(id) ?? []),
  };
};

/** The published rows of some articles, in every locale: what the presenter reads. */
export const readPublished = async (
  strapi: Core.Strapi,
  documentIds: readonly string[],
): Promise<ArticleRow[]> => {
  const articles = await readArticles(strapi, documentIds);
  const sections = articles.flatMap((article) => article.sections);
  const mentions = sections.flatMap((section) => section.mentions);
  const conditions = await readRows<ConditionRow>(
    strapi,
    conditionUid,
    [
      ...sections.flatMap((section) => section.conditions),
      ...mentions.flatMap(({ condition }) => condition ?? []),
    ],
    conditionPopulate,
  );
  const sideEffects = await readRows<SideEffectRow>(
    strapi,
    sideEffectUid,
    [
      ...sections.flatMap((section) => section.sideEffects),
      ...mentions.flatMap(({ sideEffect }) => sideEffect ?? []),
    ],
    sideEffectPopulate,
  );
  return articles.map((article) => ({
    ...article,
    sections: article.sections.map((section) => ({
      ...section,
      conditions: conditions.all(section.conditions),
      sideEffects: sideEffects.all(section.sideEffects),
      mentions: section.mentions.map((mention) => ({
        ...mention,
        condition: conditions.one(mention.condition),
        sideEffect: sideEffects.one(mention.sideEffect),
      })),
    })),
  }));
};
