import { publicTypes, uidOf } from './public-types';
import { draftActionOf } from './token-kinds';

interface Token {
  type: string;
  expiresAt: string | null;
  permissions: readonly string[];
}

interface RestRead {
  status: unknown;
  token: Token | null;
}

/** The types, by uid, whose drafts a token may read: none where it never expires. */
export const draftTypesOf = (token: Token | null): string[] =>
  token?.type !== 'custom' || token.expiresAt === null
    ? []
    : publicTypes
        .filter((type) => token.permissions.includes(draftActionOf(type)))
        .map((type) => uidOf(type));

/** The types, by uid, whose drafts a request asks for and may have; null where it asks for none, or may have none. */
export const draftTypesAskedFor = (read: RestRead | null): string[] | null => {
  if (read === null || read.status !== 'draft') return null;
  const types = draftTypesOf(read.token);
  return types.length === 0 ? null : types;
};

/** Those who log in to the API, with their e-mail addresses; nobody does here. */
const users = 'plugin::users-permissions.';

/**
 * Whether a token may use a right at all, whatever Strapi says. Its "read-only" tokens may find everything, users and files
 * included.
 *
 * @param scope a right, such as `api::article.article.find`
 * @param draftTypes what the request reads drafts of; relations then lead to drafts too, and must not lead to other types
 */
export const isScopeOpen = (
  { type }: Pick<Token, 'type'>,
  scope: string,
  draftTypes: readonly string[] | null,
): boolean => {
  if (scope.startsWith(users)) return false;
  if (type === 'read-only' && !scope.startsWith('api::')) return false;
  return draftTypes === null || draftTypes.some((uid) => scope.startsWith(`${uid}.`));
};
