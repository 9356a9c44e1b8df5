import type { Core } from '@strapi/strapi';
import { LRUCache } from 'lru-cache';
import { isRecord } from '../explainer/is-record';
import { plainKey } from '../queries/plain-key';

/** Of so many characters at most, so that all that is remembered stays below 10 MB. */
const longestKey = 2_000;
const mostRemembered = 1_000;

/** What is known of the words of a query. */
interface Judged {
  isValid?: boolean;
  sanitized?: Record<string, unknown>;
}

/** What a reader without a credential may do; undefined for others, and where more is said of how to judge. */
const publicAbilityIn = (options: object = {}): object | undefined => {
  const said = new Map<string, unknown>(Object.entries(options));
  const auth = said.get('auth');
  if (said.size > 1 || !isRecord(auth) || auth.credentials !== null) return undefined;
  return isRecord(auth.ability) ? auth.ability : undefined;
};

/**
 * Validates and sanitizes once what fields of GraphQL are asked with, for those who come without a credential: with the same rights, of
 * the same type, the same words are judged alike, whichever field, answer or reader they are from. Strapi does it for each field of each
 * answer, which was a fifth of the work of one that is computed.
 *
 * What is refused is judged each time. REST, whose routes say what else may be asked, is judged as before. This belongs behind all
 * that wraps the two.
 */
export const installJudgedOnce = (strapi: Core.Strapi): void => {
  const { validate, sanitize } = strapi.contentAPI;
  const { query: validateQuery } = validate;
  const { query: sanitizeQuery } = sanitize;
  const known = new WeakMap<object, LRUCache<string, Judged>>();

  const judgedBefore = (
    query: object,
    uid: string,
    options: object | undefined,
  ): Judged | undefined => {
    const ability = publicAbilityIn(options);
    const words = ability && plainKey(query, longestKey);
    if (ability === undefined || words === undefined) return undefined;
    const memory = known.get(ability) ?? new LRUCache<string, Judged>({ max: mostRemembered });
    known.set(ability, memory);
    const key = `${uid} ${words}`;
    const judged = memory.get(key) ?? {};
    memory.set(key, judged);
    return judged;
  };

  validate.query = async (query, schema, ...rest) => {
    const judged = judgedBefore(query, schema.uid, rest[0]);
    if (judged?.isValid) return;
    await validateQuery(query, schema, ...rest);
    if (judged) judged.isValid = true;
  };
  sanitize.query = async (query, schema, ...rest) => {
    const judged = judgedBefore(query, schema.uid, rest[0]);
    if (judged === undefined) return sanitizeQuery(query, schema, ...rest);
    judged.sanitized ??= await sanitizeQuery(query, schema, ...rest);
    // Whoever asked may add to it.
    return structuredClone(judged.sanitized);
  };
};
