import { explainerActions } from './token-kinds';

/**
 * Whether anyone may use these rights without a token, so that nobody who shows one may do less: a right that it was given when it
 * was made is not all that its owner has.
 *
 * @param scopes rights, such as `api::article.article.find`; where none is named, it is not known what is asked
 * @param publicRole what the public role may do
 */
export const areOpenToAnyone = (
  scopes: readonly string[],
  publicRole: readonly { action: string }[],
): boolean => {
  const open = new Set([...explainerActions, ...publicRole.map(({ action }) => action)]);
  return scopes.length > 0 && scopes.every((scope) => open.has(scope));
};
