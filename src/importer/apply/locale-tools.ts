import type { Core } from '@strapi/strapi';
import { createMentionFinder, type FindMentions } from '../plan/find-mentions';
import type { DocumentForm } from '../plan/document-form';
import { planPublishing } from '../plan/plan-publishing';
import { vocabularyUids, type VocabularyUid } from '../plan/vocabulary-forms';
import type { VocabularyOutcome } from './import-vocabulary';
import { readKnownVocabulary, type KnownVocabulary } from './known-vocabulary';
import { readStoredDocuments } from './stored-documents';

/** What is prepared once for all explainers of one locale. */
export interface LocaleTools {
  /** What an explainer may refer to and name, once the files are imported. */
  known: KnownVocabulary;
  findMentions: FindMentions;
  /** Entries that readers will not have: `<uid> <slug>`. */
  unpublished: ReadonlySet<string>;
}

/** The entries of one type that readers will not have, once what is planned has been written and published. */
const readUnpublished = async (
  strapi: Core.Strapi,
  uid: VocabularyUid,
  locale: string,
  planned: readonly DocumentForm[],
): Promise<string[]> => {
  const read = (version: 'draft' | 'published') =>
    readStoredDocuments(strapi, { uid, version, locale, names: [] });
  const [drafts, published] = [await read('draft'), await read('published')];
  const isStored = new Set(drafts.map(({ slug }) => slug));
  const isPublic = new Set(published.map(({ slug }) => slug));
  const created = planned.filter(({ slug }) => !isStored.has(slug));
  const { leftAsDraft } = planPublishing({
    wanted: created,
    changes: created.map(({ slug, fields }) => ({ action: 'create', slug, fields })),
    drafts: [],
    published,
    mayPublish: true,
  });
  return [...drafts.map(({ slug }) => slug).filter((slug) => !isPublic.has(slug)), ...leftAsDraft];
};

/**
 * @param outcomes what the vocabulary files will change; they are of the default locale
 * @returns the tools of any locale, made when they are first asked for
 */
export const createLocaleTools = (
  strapi: Core.Strapi,
  outcomes: readonly VocabularyOutcome[],
  defaultLocale: string,
): ((locale: string) => Promise<LocaleTools>) => {
  const byLocale = new Map<string, Promise<LocaleTools>>();
  const create = async (locale: string): Promise<LocaleTools> => {
    const isTheirs = locale === defaultLocale;
    const planned = new Map(isTheirs ? outcomes.map(({ uid, wanted }) => [uid, wanted]) : []);
    const known = await readKnownVocabulary(strapi, locale, planned);
    const unpublished = new Set<string>();
    for (const uid of vocabularyUids) {
      const slugs = await readUnpublished(strapi, uid, locale, planned.get(uid) ?? []);
      for (const slug of slugs) unpublished.add(`${uid} ${slug}`);
    }
    return { known, findMentions: createMentionFinder(known), unpublished };
  };
  return (locale) => {
    const tools = byLocale.get(locale) ?? create(locale);
    byLocale.set(locale, tools);
    return tools;
  };
};
