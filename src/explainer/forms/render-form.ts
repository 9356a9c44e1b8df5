import { scriptJson } from './escape-html';
import type { Form } from './form';
import type { Published } from './published';
import { renderFragment } from './render-fragment';
import type { HtmlOptions } from './render-html';
import { renderJsonLd } from './render-json-ld';
import { renderMarkdown } from './render-markdown';
import { renderText } from './render-text';

/** One of the forms that are written from the explainer; JSON is the explainer itself. */
export const renderForm = (
  name: Exclude<Form['name'], 'json'>,
  published: Published,
  options: HtmlOptions,
): string => {
  switch (name) {
    case 'jsonld':
      // It is there to be put into a page.
      return scriptJson(renderJsonLd(published));
    case 'html':
      return renderFragment(published, options);
    case 'markdown':
      return renderMarkdown(published);
    case 'text':
      return renderText(published);
  }
};
