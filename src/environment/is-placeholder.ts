const placeholders =
  /^(?:to-?be-?modified|change-?(?:me|this|it)|replace-?(?:me|this)|your-?.*|placeholder|example|secret)\d*$/i;

/**
 * Whether a secret is what a template leaves for a person to replace (Strapi's own templates say `tobemodified`),
 * which everyone who has read the template knows.
 */
export const isPlaceholder = (secret: string): boolean =>
  placeholders.test(secret.replace(/[\s_]/g, '-'));
