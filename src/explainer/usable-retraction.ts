import type { Retraction } from './former-addresses';
import { slugPathPattern } from './slugify';

/** A slug, <explainer>/<section>, or a URL: as the `retraction` component has it. */
export const isReplacement = (text: string): boolean =>
  slugPathPattern.test(text) || /^https?:\/\/\S+$/.test(text);

export const noReason = 'Withdrawn by the publisher';

/**
 * What a draft says of its withdrawal, as far as readers can use it: Strapi checks a draft only when it is published, and what is
 * withdrawn has to go whatever the draft says.
 */
export const usableRetraction = ({ reason, replacement }: Retraction): Retraction => ({
  reason: reason.trim() === '' ? noReason : reason.trim(),
  replacement: replacement !== null && isReplacement(replacement) ? replacement : null,
});
