import type { Core } from '@strapi/strapi';
import { compareDocuments } from '../plan/compare-documents';
import type { DocumentChange, DocumentForm } from '../plan/document-form';
import { articleForm, sectionForms } from '../plan/explainer-forms';
import type { FoundMention } from '../plan/find-mentions';
import type { ParsedExplainer } from '../parsed-explainer';
import type { ResolveDocument } from './document-fields';
import { readStoredDocuments, type StoredDocument } from './stored-documents';
import { withWriteLock } from './write-lock';
import { writeDocuments } from './write-documents';

const articleUid = 'api::article.article';
const sectionUid = 'api::section.section';

/** What an import has to do, or did, to one explainer. */
export interface ExplainerOutcome {
  article: DocumentChange;
  sections: DocumentChange[];
}

export interface ExplainerImport {
  explainer: ParsedExplainer;
  mentionsOf: ReadonlyMap<string, readonly FoundMention[]>;
}

interface ExplainerComparison extends ExplainerOutcome {
  wantedArticle: DocumentForm;
  wantedSections: DocumentForm[];
  storedArticles: StoredDocument[];
  storedSections: StoredDocument[];
}

const queryOf = (
  uid: typeof articleUid | typeof sectionUid,
  locale: string,
  form: DocumentForm | undefined,
  where: object,
) => ({
  uid,
  locale,
  names: Object.keys(form?.fields ?? {}),
  where: { ...where },
});

const compare = async (
  strapi: Core.Strapi,
  { explainer, mentionsOf }: ExplainerImport,
): Promise<ExplainerComparison> => {
  const { slug, locale } = explainer;
  const wantedArticle = articleForm(explainer);
  const wantedSections = sectionForms(explainer, mentionsOf);
  const storedArticles = await readStoredDocuments(strapi, {
    ...queryOf(articleUid, locale, wantedArticle, { slug }),
    version: 'draft',
  });
  const storedSections = await readStoredDocuments(strapi, {
    ...queryOf(sectionUid, locale, wantedSections[0], { article: { slug, locale } }),
    version: 'draft',
  });
  const [article] = compareDocuments([wantedArticle], storedArticles, 'keep');
  return {
    article: article ?? { action: 'none', slug },
    sections: compareDocuments(wantedSections, storedSections, 'delete'),
    wantedArticle,
    wantedSections,
    storedArticles,
    storedSections,
  };
};

/** What an import would do; reads only. */
export const previewExplainer = async (
  strapi: Core.Strapi,
  work: ExplainerImport,
): Promise<ExplainerOutcome> => {
  const { article, sections } = await compare(strapi, work);
  return { article, sections };
};

/** Brings one explainer in the database, draft and published, to what its file says; all of it or nothing. */
export const importExplainer = (
  strapi: Core.Strapi,
  work: ExplainerImport,
  resolve: ResolveDocument,
): Promise<ExplainerOutcome> =>
  withWriteLock(strapi, async () => {
    const { slug, locale } = work.explainer;
    const plan = await compare(strapi, work);
    const articleIds = await writeDocuments(
      strapi,
      {
        query: queryOf(articleUid, locale, plan.wantedArticle, { slug }),
        changes: [plan.article],
        stored: plan.storedArticles,
        resolve,
      },
      [plan.wantedArticle],
    );
    await writeDocuments(
      strapi,
      {
        query: queryOf(sectionUid, locale, plan.wantedSections[0], { article: { slug, locale } }),
        changes: plan.sections,
        stored: plan.storedSections,
        resolve,
        fixed: { article: articleIds.get(slug) },
      },
      plan.wantedSections,
    );
    return { article: plan.article, sections: plan.sections };
  });
