import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { isRecord } from '../explainer/is-record';
import { inTransaction } from '../strapi-types';
import { isPublish } from './is-publish';
import { localeFilter } from './locale-filter';
import { namedEntries, type Names } from './named-entries';

interface Target {
  documentId: string;
  slug: string;
  locale: string | null;
}

const asList = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value]);

/** What stands at the end of a path of a populated draft. */
const targetsAt = (draft: Record<string, unknown>, path: string): Target[] =>
  path
    .split('.')
    .reduce<unknown[]>(
      (values, name) => values.flatMap((value) => (isRecord(value) ? asList(value[name]) : [])),
      [draft],
    )
    .flatMap((value) => {
      if (!isRecord(value)) return [];
      const { documentId, slug, locale } = value;
      return typeof documentId === 'string' && typeof slug === 'string'
        ? [{ documentId, slug, locale: typeof locale === 'string' ? locale : null }]
        : [];
    });

const populateOf = (names: Names): Record<string, unknown> => {
  const select = ['documentId', 'slug', 'locale'];
  const populate: Record<string, { select?: string[]; populate?: Record<string, unknown> }> = {};
  for (const path of Object.keys(names)) {
    const [name = '', relation] = path.split('.');
    if (relation === undefined) populate[name] = { select };
    else {
      populate[name] = { populate: { ...populate[name]?.populate, [relation]: { select } } };
    }
  }
  return populate;
};

const keyOf = ({ documentId, locale }: Pick<Target, 'documentId' | 'locale'>): string =>
  `${documentId} ${locale ?? ''}`;

/** Those of the targets that readers would not find, in words. */
const findUnpublished = async (
  strapi: Core.Strapi,
  uid: string,
  targets: readonly Target[],
): Promise<string[]> => {
  if (targets.length === 0) return [];
  const rows: Pick<Target, 'documentId' | 'locale'>[] = await strapi.db.query(uid).findMany({
    select: ['documentId', 'locale'],
    where: {
      documentId: { $in: targets.map(({ documentId }) => documentId) },
      publishedAt: { $notNull: true },
    },
  });
  const published = new Set(rows.map(keyOf));
  // "api::side-effect.side-effect" is a side effect.
  const noun = uid.split('.').at(-1)?.replace('-', ' ') ?? uid;
  const missing = targets.filter((target) => !published.has(keyOf(target)));
  return missing.map(({ slug }) => `${noun} "${slug}"`);
};

/** Refuses what would lose a relation, with the list of what must be published first. */
const refuseUnpublishedTargets = async (
  strapi: Core.Strapi,
  names: Names,
  { uid, ...where }: { uid: string; documentId: string; locale?: unknown },
): Promise<void> => {
  const drafts: Record<string, unknown>[] = await strapi.db.query(uid).findMany({
    select: ['documentId'],
    where: { ...where, publishedAt: null },
    populate: populateOf(names),
  });
  const found = new Set<string>();
  for (const target of new Set(Object.values(names))) {
    const paths = Object.keys(names).filter((path) => names[path] === target);
    const targets = drafts.flatMap((draft) => paths.flatMap((path) => targetsAt(draft, path)));
    for (const words of await findUnpublished(strapi, target, targets)) found.add(words);
  }
  if (found.size === 0) return;
  throw new errors.ValidationError(
    `publish — expected everything that it names to be published; publish these first: ${[...found].join(', ')}`,
    { publishFirst: [...found] },
  );
};

/** Lets nothing be published before what it names: Strapi would leave the relation out, and say nothing. */
export const installPublishTargets = (strapi: Core.Strapi): void => {
  strapi.documents.use(async (context, next) => {
    const { uid, action, params } = context;
    const names = namedEntries[uid];
    if (names === undefined || !isPublish(action, params)) return next();

    return inTransaction(strapi, async () => {
      const inLocale = await localeFilter(strapi, uid, params.locale);
      if (action === 'publish') {
        const { documentId } = params;
        await refuseUnpublishedTargets(strapi, names, { uid, documentId, ...inLocale });
        return next();
      }
      // What is saved and published at once is known only when it is saved; refusing it takes the save back.
      const result = await next();
      if (isRecord(result) && typeof result.documentId === 'string') {
        const { documentId } = result;
        await refuseUnpublishedTargets(strapi, names, { uid, documentId, ...inLocale });
      }
      return result;
    });
  });
};
