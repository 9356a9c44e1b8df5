import type { Retraction } from './former-sections';

const slug = '[a-z0-9]+(?:-[a-z0-9]+)*';

/** A slug, <explainer>/<section>, or a URL: as the `retraction` component has it. */
export const replacementShape = new RegExp(`^(?:${slug}(?:/${slug})?|https?://\\S+)$`);

export const noReason = 'Withdrawn by the publisher';

/**
 * What a draft says of its withdrawal, as far as readers can use it: Strapi checks a draft only when it is published, and what is
 * withdrawn has to go whatever the draft says.
 */
export const usableRetraction = ({ reason, replacement }: Retraction): Retraction => ({
  reason: reason.trim() === '' ? noReason : reason.trim(),
  replacement: replacement !== null && replacementShape.test(replacement) ? replacement : null,
});
