import { forms, type Form } from '../../explainer/forms/form';
import type { Context } from '../../strapi-types';

const mediaTypeOf = ({ contentType }: Form): string => contentType.split(';')[0] ?? '';

/** The form that is asked for by name, or else the one that the `Accept` header likes best; undefined where there is none. */
export const chooseForm = (ctx: Context, name: string | undefined): Form | undefined => {
  if (name !== undefined) return forms.find((form) => form.name === name);
  const best = ctx.accepts(forms.map(mediaTypeOf));
  return forms.find((form) => mediaTypeOf(form) === best);
};
