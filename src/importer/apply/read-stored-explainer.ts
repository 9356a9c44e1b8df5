import type { Core } from '@strapi/strapi';
import { asImported } from '../plan/as-imported';
import { inReadingOrder, type StoredExplainer } from '../render/stored-explainer';
import { readStoredDocuments } from './stored-documents';

const articleNames = [
  'title',
  'titleVariant',
  'slug',
  'lead',
  'about',
  'codes',
  'authors',
  'reviewers',
  'references',
  'source',
  'review',
  'sourceText',
  'sourceFormat',
  asImported,
];
const sectionNames = [
  ...[
    'heading',
    'slug',
    'position',
    'level',
    'body',
    'parent',
    'healthAspect',
    'standsAlone',
    'standsAloneReason',
  ],
  ...[
    'syndication',
    'promotional',
    'conditions',
    'sideEffects',
    'mentions',
    'notices',
    'references',
    asImported,
  ],
];

/** The drafts of one explainer; null where no article has the slug in that locale. */
export const readStoredExplainer = async (
  strapi: Core.Strapi,
  slug: string,
  locale: string,
): Promise<StoredExplainer | null> => {
  const [article] = await readStoredDocuments(strapi, {
    uid: 'api::article.article',
    version: 'draft',
    locale,
    names: articleNames,
    where: { slug },
  });
  if (article === undefined) return null;
  const sections = await readStoredDocuments(strapi, {
    uid: 'api::section.section',
    version: 'draft',
    locale,
    names: sectionNames,
    where: { article: { slug, locale } },
  });
  return { locale, article, sections: inReadingOrder(sections) };
};
