import { renderBody } from '../../explainer/render-body';
import { textOf } from '../plan/document-form';
import type { StoredExplainer } from './stored-explainer';

/**
 * An explainer as plain text, in the form that the importer reads: every heading a line of its own, blank lines between.
 * Used where the database no longer says what an imported file said; see `isSourceCurrent`.
 */
export const renderText = ({ article: { fields: article }, sections }: StoredExplainer): string => {
  const blocks = [
    textOf(article.title),
    textOf(article.titleVariant),
    textOf(article.lead),
    ...sections.flatMap(({ fields }) => [
      textOf(fields.heading),
      renderBody(textOf(fields.body)).text.trim(),
    ]),
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
};
