import type { Core, UID } from '@strapi/strapi';
import type {
  ArticleRow,
  ConditionRow,
  ContributorRow,
  NoticeRow,
  ReferenceRow,
  SideEffectRow,
} from '../explainer/published-rows';
import { isDraft, isPublished } from '../strapi/row-versions';
import { isLocalized } from '../strapi/locales';
import type { Named, NamedArticle } from './named-rows';

export const articleUid = 'api::article.article';
export const sectionUid = 'api::section.section';

const named = { select: ['documentId'] };

const populate = {
  codes: true,
  source: true,
  review: { populate: { reviewedBy: named } },
  authors: named,
  reviewers: named,
  references: named,
  sections: {
    where: isDraft,
    populate: {
      parent: { where: isDraft, select: ['documentId'] },
      conditions: named,
      sideEffects: named,
      notices: named,
      references: named,
      mentions: { populate: { condition: named, sideEffect: named } },
    },
  },
};

const present = <Value>(values: readonly (Value | null | undefined)[]): Value[] =>
  values.flatMap((value) => value ?? []);

/** What readers are given of the entries that a draft names; what is not published is not there. */
const readPublishedEntries = async <Row extends Named>(
  strapi: Core.Strapi,
  { uid, locale, entryPopulate }: { uid: UID.ContentType; locale: string; entryPopulate: object },
  names: readonly Named[],
) => {
  const ids = [...new Set(names.map(({ documentId }) => documentId))];
  const inLocale = isLocalized(strapi, uid) ? { locale } : {};
  const rows: Row[] =
    ids.length === 0
      ? []
      : await strapi.db.query(uid).findMany({
          where: { documentId: { $in: ids }, ...isPublished, ...inLocale },
          populate: entryPopulate,
        });
  const found = new Map<string, Row>(rows.map((row) => [row.documentId, row]));
  return {
    one: (name: Named | null): Row | null => (name && found.get(name.documentId)) ?? null,
    all: (list: readonly Named[]): Row[] =>
      list.flatMap(({ documentId }) => found.get(documentId) ?? []),
    missing: ids.length - found.size,
  };
};

/**
 * An article with its sections as they stand in their drafts, in one language, and the vocabulary as it is published: what
 * readers would get if the article and all its sections were published now. Null where there is no such draft.
 */
export const readDraft = async (
  strapi: Core.Strapi,
  { documentId, locale }: { documentId: string; locale: string },
): Promise<{ article: ArticleRow; unpublishedEntries: number } | null> => {
  const article: NamedArticle | null = await strapi.db
    .query(articleUid)
    .findOne({ where: { documentId, locale, ...isDraft }, populate });
  if (article === null) return null;
  const { sections } = article;
  const mentions = sections.flatMap((section) => section.mentions);
  const read = <Row extends Named>(
    uid: UID.ContentType,
    names: readonly Named[],
    entryPopulate: object = {},
  ) => readPublishedEntries<Row>(strapi, { uid, locale, entryPopulate }, names);

  const conditions = await read<ConditionRow>(
    'api::condition.condition',
    [
      ...sections.flatMap((section) => section.conditions),
      ...present(mentions.map((mention) => mention.condition)),
    ],
    { broader: { where: isPublished }, synonyms: true, codes: true },
  );
  const sideEffects = await read<SideEffectRow>(
    'api::side-effect.side-effect',
    [
      ...sections.flatMap((section) => section.sideEffects),
      ...present(mentions.map((mention) => mention.sideEffect)),
    ],
    { synonyms: true, codes: true },
  );
  const notices = await read<NoticeRow>(
    'api::notice.notice',
    sections.flatMap((section) => section.notices),
  );
  const references = await read<ReferenceRow>('api::reference.reference', [
    ...article.references,
    ...sections.flatMap((section) => section.references),
  ]);
  const contributors = await read<ContributorRow>('api::contributor.contributor', [
    ...article.authors,
    ...article.reviewers,
    ...present([article.review?.reviewedBy]),
  ]);

  const kinds = [conditions, sideEffects, notices, references, contributors];
  return {
    unpublishedEntries: kinds.reduce((sum, { missing }) => sum + missing, 0),
    article: {
      ...article,
      authors: contributors.all(article.authors),
      reviewers: contributors.all(article.reviewers),
      references: references.all(article.references),
      review: article.review && {
        ...article.review,
        reviewedBy: contributors.one(article.review.reviewedBy),
      },
      sections: sections.map((section) => ({
        ...section,
        conditions: conditions.all(section.conditions),
        sideEffects: sideEffects.all(section.sideEffects),
        notices: notices.all(section.notices),
        references: references.all(section.references),
        mentions: section.mentions.map((mention) => ({
          ...mention,
          condition: conditions.one(mention.condition),
          sideEffect: sideEffects.one(mention.sideEffect),
        })),
      })),
    },
  };
};
