import { renderShadow } from '../../embeds/shadow';
import type { Published } from '../../explainer/forms/published';
import { renderForm } from '../../explainer/forms/render-form';
import type { Wish } from './wish';

/** The body of a form that is not the record itself. */
export const writeForm = (published: Published, wish: Wish): string => {
  const { form, shadow, theme } = wish;
  if (form.name === 'json') throw new TypeError('JSON is the record, and is not written here');
  const text = renderForm(form.name, published, wish);
  return form.name === 'html' && shadow ? renderShadow(text, theme) : text;
};
