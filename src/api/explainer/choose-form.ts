import { preferForm } from '../../delivery/policy/prefer';
import { forms, type Form } from '../../explainer/forms/form';
import type { Context } from '../../strapi/context';

/** The form that is asked for by name, or else the one that the `Accept` header likes best; undefined where there is none. */
export const chooseForm = (
  ctx: Context,
  name: string | undefined,
  served: readonly Form[] = forms,
): Form | undefined =>
  name === undefined
    ? preferForm(ctx.get('Accept'), served)
    : served.find((form) => form.name === name);
