import type { Core } from '@strapi/strapi';
import { expectLanguages } from '../../database/expect-languages';
import type { LeftToEditors } from '../plan/describe-outcome';
import type { DocumentChange } from '../plan/document-form';
import {
  compareExplainer,
  type ComparedDocuments,
  type ExplainerImport,
} from './compare-explainer';
import type { ResolveDocument } from './document-fields';
import { readStoredDocuments } from './stored-documents';
import { withWriteLock } from './write-lock';
import { writeDocuments } from './write-documents';

/** What an import has to do, or did, to one explainer. */
export interface ExplainerOutcome extends LeftToEditors {
  article: DocumentChange;
  sections: DocumentChange[];
}

interface Compared {
  article: ComparedDocuments;
  sections: ComparedDocuments;
}

const outcomeOf = (
  { explainer }: ExplainerImport,
  { article, sections }: Compared,
  { leftAsDraft, withdrawn }: Pick<ExplainerOutcome, 'leftAsDraft' | 'withdrawn'>,
): ExplainerOutcome => ({
  article: article.changes[0] ?? { action: 'none', slug: explainer.slug },
  sections: sections.changes,
  kept: [...article.kept, ...sections.kept],
  replaced: [...article.replaced, ...sections.replaced],
  overwritten: [...article.overwritten, ...sections.overwritten],
  leftAsDraft,
  withdrawn,
});

/** What an import would do; reads only. */
export const previewExplainer = async (
  strapi: Core.Strapi,
  work: ExplainerImport,
): Promise<ExplainerOutcome> => {
  const plan = await compareExplainer(strapi, work);
  return outcomeOf(work, plan, { leftAsDraft: [], withdrawn: plan.sections.withdrawn });
};

/** Whether readers see the article: an editor may have withdrawn it, and its sections with it. */
const isPublished = async (strapi: Core.Strapi, { query }: ComparedDocuments): Promise<boolean> => {
  const published = { ...query, version: 'published' as const, names: [] };
  return (await readStoredDocuments(strapi, published)).length > 0;
};

/** Brings one explainer in the database, draft and published, to what its file says; all of it or nothing. */
export const importExplainer = (
  strapi: Core.Strapi,
  work: ExplainerImport,
  resolve: ResolveDocument,
): Promise<ExplainerOutcome> =>
  withWriteLock(strapi, async () => {
    await expectLanguages(strapi, work.explainer.locale);
    const plan = await compareExplainer(strapi, work);
    const article = await writeDocuments(strapi, { ...plan.article, resolve });
    const sections = await writeDocuments(strapi, {
      ...plan.sections,
      resolve,
      fixed: { article: article.documentIds.get(work.explainer.slug) },
      mayPublish: await isPublished(strapi, plan.article),
    });
    return outcomeOf(work, plan, {
      leftAsDraft: [...article.leftAsDraft, ...sections.leftAsDraft],
      withdrawn: sections.withdrawn,
    });
  });
