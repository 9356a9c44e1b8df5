import { renderJsonScript } from './escape-html';
import type { Published } from './published';
import { renderHtml, type HtmlOptions } from './render-html';
import { renderJsonLd } from './render-json-ld';

/**
 * The subject as it stands in pages of others: what people read, and after it in the same article what machines do.
 *
 * @throws Error where a section names a notice that the explainer lacks
 */
export const renderFragment = (published: Published, options: HtmlOptions): string =>
  renderHtml(published, options, [renderJsonScript(renderJsonLd(published))]);
