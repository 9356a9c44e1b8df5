import type { Core } from '@strapi/strapi';
import type { ParsedExplainer } from '../parsed-explainer';
import { asImported } from '../plan/as-imported';
import { namesOf } from '../plan/document-form';
import { articleForm, sectionForms } from '../plan/explainer-forms';
import type { FoundMention } from '../plan/find-mentions';
import { noteFields } from '../plan/pending-note';
import { planExplainer, type DocumentsPlan } from '../plan/plan-explainer';
import {
  readStoredDocuments,
  type StoredDocument,
  type StoredDocumentsQuery,
} from './stored-documents';

/** An explainer's file as it was read, and what its text was found to name, by section slug. */
export interface ExplainerImport {
  explainer: ParsedExplainer;
  mentionsOf: ReadonlyMap<string, readonly FoundMention[]>;
}

/** What has to be done to documents of one content type, and how they were found. */
export interface ComparedDocuments extends DocumentsPlan<StoredDocument> {
  query: StoredDocumentsQuery;
}

/** Holds an explainer's file against the drafts that the database has of it; reads only. */
export const compareExplainer = async (
  strapi: Core.Strapi,
  { explainer, mentionsOf }: ExplainerImport,
): Promise<{ article: ComparedDocuments; sections: ComparedDocuments }> => {
  const { slug, locale } = explainer;
  const articleQuery: StoredDocumentsQuery = {
    uid: 'api::article.article',
    version: 'draft',
    locale,
    names: [...namesOf([articleForm(explainer)]), ...noteFields, asImported],
    where: { slug },
  };
  const sectionQuery: StoredDocumentsQuery = {
    uid: 'api::section.section',
    version: 'draft',
    locale,
    names: [...namesOf(sectionForms(explainer, mentionsOf)), ...noteFields, asImported],
    where: { article: { slug, locale } },
  };
  const sections = await readStoredDocuments(strapi, sectionQuery);
  const inFile = new Set(explainer.sections.map((section) => section.slug));
  const hasOthers = sections.some((section) => !inFile.has(section.slug));
  const plan = planExplainer({
    explainer,
    mentionsOf,
    articles: await readStoredDocuments(strapi, articleQuery),
    sections,
    publishedSections: hasOthers
      ? await readStoredDocuments(strapi, { ...sectionQuery, version: 'published' })
      : [],
  });
  return {
    article: { ...plan.article, query: articleQuery },
    sections: { ...plan.sections, query: sectionQuery },
  };
};
