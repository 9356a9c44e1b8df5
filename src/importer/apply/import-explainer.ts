import type { Core } from '@strapi/strapi';
import { compareDocuments } from '../plan/compare-documents';
import { mergeEdits } from '../plan/merge-edits';
import { parseSource } from '../render/parse-source';
import { textOf } from '../render/stored-explainer';
import type { DocumentChange, DocumentForm } from '../plan/document-form';
import { articleForm, sectionForms } from '../plan/explainer-forms';
import { keepPositions } from '../plan/keep-positions';
import type { FoundMention } from '../plan/find-mentions';
import type { ParsedExplainer } from '../parsed-explainer';
import type { ResolveDocument } from './document-fields';
import {
  readStoredDocuments,
  type StoredDocument,
  type StoredDocumentsQuery,
} from './stored-documents';
import { withWriteLock } from './write-lock';
import { writeDocuments } from './write-documents';

const articleUid = 'api::article.article';
const sectionUid = 'api::section.section';

/** What an import has to do, or did, to one explainer. */
export interface ExplainerOutcome {
  article: DocumentChange;
  sections: DocumentChange[];
  /** Slugs of what keeps an edit that was made since the last import. */
  kept: string[];
  /** Slugs of what was changed and left as a draft, because an editor was at it. */
  leftAsDraft: string[];
}

export interface ExplainerImport {
  explainer: ParsedExplainer;
  mentionsOf: ReadonlyMap<string, readonly FoundMention[]>;
}

const draftQuery = (
  uid: typeof articleUid | typeof sectionUid,
  { slug, locale }: ParsedExplainer,
  names: string[],
): StoredDocumentsQuery => ({
  uid,
  version: 'draft',
  locale,
  names,
  where: uid === articleUid ? { slug } : { article: { slug, locale } },
});

const namesOf = (forms: readonly DocumentForm[]): string[] => Object.keys(forms[0]?.fields ?? {});

/** The file of the last import, as the database kept it; null where the explainer is new. */
const lastImport = (articles: readonly StoredDocument[]): ParsedExplainer | null => {
  const article = articles[0];
  return article === undefined
    ? null
    : parseSource(article.slug, textOf(article.fields.sourceText));
};

const compare = async (strapi: Core.Strapi, { explainer, mentionsOf }: ExplainerImport) => {
  const fileArticle = [articleForm(explainer)];
  const fileSections = sectionForms(explainer, mentionsOf);
  const articleQuery = draftQuery(articleUid, explainer, namesOf(fileArticle));
  const sectionQuery = draftQuery(sectionUid, explainer, namesOf(fileSections));
  const storedArticles = await readStoredDocuments(strapi, articleQuery);
  const storedSections = await readStoredDocuments(strapi, sectionQuery);
  const base = lastImport(storedArticles);

  const article = mergeEdits(base && [articleForm(base)], fileArticle, storedArticles);
  const baseSections = base && sectionForms(base, new Map());
  const placedSections = keepPositions(baseSections, fileSections, storedSections);
  const sections = mergeEdits(baseSections, placedSections, storedSections);
  return {
    article: {
      ...article,
      query: articleQuery,
      changes: compareDocuments(article.wanted, article.stored, 'keep'),
    },
    sections: {
      ...sections,
      query: sectionQuery,
      changes: compareDocuments(sections.wanted, sections.stored, 'delete'),
    },
  };
};

const outcomeOf = ({
  article,
  sections,
}: Awaited<ReturnType<typeof compare>>): ExplainerOutcome => ({
  article: article.changes[0] ?? { action: 'none', slug: article.kept[0] ?? '' },
  sections: sections.changes,
  kept: [...article.kept, ...sections.kept],
  leftAsDraft: [],
});

/** What an import would do; reads only. */
export const previewExplainer = async (
  strapi: Core.Strapi,
  work: ExplainerImport,
): Promise<ExplainerOutcome> => outcomeOf(await compare(strapi, work));

/** Brings one explainer in the database, draft and published, to what its file says; all of it or nothing. */
export const importExplainer = (
  strapi: Core.Strapi,
  work: ExplainerImport,
  resolve: ResolveDocument,
): Promise<ExplainerOutcome> =>
  withWriteLock(strapi, async () => {
    const plan = await compare(strapi, work);
    const article = await writeDocuments(strapi, { ...plan.article, resolve });
    const sections = await writeDocuments(strapi, {
      ...plan.sections,
      resolve,
      fixed: { article: article.documentIds.get(work.explainer.slug) },
    });
    return {
      ...outcomeOf(plan),
      leftAsDraft: [...article.leftAsDraft, ...sections.leftAsDraft],
    };
  });
