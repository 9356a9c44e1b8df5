import type { Core } from '@strapi/strapi';
import { isRecord } from '../explainer/is-record';
import { beforeCommit } from '../database/before-commit';
import { inTransaction } from '../strapi/transaction';
import { writtenEntries } from '../strapi/written-entries';
import { isPublish } from '../strapi/is-publish';
import type { Version } from './link-rows';
import { findCircle, type Standing } from './section-circle';
import { refusedField } from '../strapi/refused-field';

const sectionUid = 'api::section.section';

interface Article {
  documentId: string;
  slug: string;
}

/** Where the draft of a section stands, in one language. */
interface Place {
  documentId: string;
  locale: string;
  parent: { documentId: string; slug: string; article: Article | null } | null;
  article: Article | null;
}

/** Each action that can put a section elsewhere, and the version of it that is put there. */
const moves: Readonly<Record<string, Version>> = {
  create: 'draft',
  update: 'draft',
  clone: 'draft',
  discardDraft: 'draft',
  publish: 'published',
};

const refusal = (message: string): Error => refusedField('parent', message);

const readPlaces = async (strapi: Core.Strapi, where: object): Promise<Place[]> => {
  const named = { select: ['documentId', 'slug'] };
  return strapi.db.query(sectionUid).findMany({
    select: ['documentId', 'locale'],
    where: { ...where, publishedAt: null },
    populate: { article: named, parent: { ...named, populate: { article: named } } },
  });
};

const isSamePlace = (one: Place, other: Place): boolean =>
  one.documentId === other.documentId &&
  one.locale === other.locale &&
  one.parent?.documentId === other.parent?.documentId &&
  one.article?.documentId === other.article?.documentId;

/** Refuses a parent that stands in another article, where no reader would find the section below it. */
const refuseForeignParent = ({ parent, article }: Place): void => {
  const its = parent?.article;
  if (!parent || !its || !article || its.documentId === article.documentId) return;
  throw refusal(
    `parent — expected a section of the same article; "${parent.slug}" belongs to "${its.slug}"`,
  );
};

/** Refuses a section below itself: readers would find neither it nor what else stands in the circle in its place. */
const refuseCircle = async (strapi: Core.Strapi, standing: Standing): Promise<void> => {
  const slug = await findCircle(strapi, standing);
  if (slug === undefined) return;
  throw refusal(
    standing.version === 'draft'
      ? `parent — expected a section that does not stand below this one; "${slug}" does`
      : `parent — expected a section that is not published below this one; publish "${slug}" where it stands now first`,
  );
};

const localesOf = (entries: readonly { locale?: unknown }[]): string[] => [
  ...new Set(entries.map(({ locale }) => locale).filter((locale) => typeof locale === 'string')),
];

/**
 * Lets a section stand only below another one of its article. What was there before is left alone: an article's sections are
 * moved one by one, and while they are, some stand below one that is in the other article already.
 */
export const installSectionParent = (strapi: Core.Strapi): void => {
  strapi.documents.use(async (context, next) => {
    const version = moves[context.action];
    if (context.uid !== sectionUid || version === undefined) return next();
    const { params } = context;
    const data: unknown = 'data' in params ? params.data : undefined;
    // The other side of the relation puts others below this one, whose own place stays as it was.
    const takesOthers = isRecord(data) && 'children' in data;

    return inTransaction(strapi, async (transaction) => {
      const placesOf = async (documentId: string): Promise<Place[]> => {
        if (version !== 'draft') return [];
        const own = await readPlaces(strapi, { documentId });
        return takesOthers
          ? [...own, ...(await readPlaces(strapi, { parent: { documentId } }))]
          : own;
      };
      const isNew = context.action === 'create' || context.action === 'clone';
      const known = !isNew && 'documentId' in params ? params.documentId : undefined;
      const before = known === undefined ? [] : await placesOf(known);
      const result = await next();
      const entries = writtenEntries(result);
      const documentId = known ?? entries[0]?.documentId;
      if (typeof documentId !== 'string') return result;
      const after = await placesOf(documentId);
      const moved = after.filter((place) => !before.some((one) => isSamePlace(one, place)));
      moved.forEach(refuseForeignParent);
      // Two sections that change places stand in a circle between the first write and the last.
      const refuseLater = (one: Version, entries: readonly { locale?: unknown }[]): void => {
        const standing = { documentId, version: one, locales: localesOf(entries) };
        beforeCommit(transaction, `${one} above ${documentId} in ${standing.locales.join()}`, () =>
          refuseCircle(strapi, standing),
        );
      };
      const below = moved.filter(({ parent }) => parent !== null);
      if (below.length > 0) refuseLater('draft', below);
      if (isPublish(context.action, params)) refuseLater('published', entries);
      return result;
    });
  });
};
