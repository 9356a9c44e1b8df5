import type { Core } from '@strapi/strapi';
import { LRUCache } from 'lru-cache';
import { isRecord } from '../explainer/is-record';
import type { JudgedFigures } from '../ports/judged-figures';
import { numberObjects } from '../queries/number-objects';
import { plainKey } from '../queries/plain-key';
import { currentRequest } from '../strapi/current-request';
import { installSharedAbilities } from './shared-abilities';
import { installWordsValidatedOnce } from './words-validated-once';

const longestKey = 2_000;
/** In characters of the words, of which what is remembered takes some ten bytes each; a thousand for what an object takes by itself. */
const mostCharacters = 1_000_000;
const charactersOfAny = 1_000;

/** What is known of the words of a query. */
interface Judged {
  isValid?: true;
  sanitized?: Record<string, unknown>;
}

/**
 * How a query is judged, beside its words: by what its reader may do, whether by a route of REST, and with which parameters that this route
 * adds to Strapi's, which it says in its `request`.
 */
interface Manner {
  ability: object;
  isRest: boolean;
  request: object | undefined;
  isStrict: boolean;
}

const knownOptions = new Set(['auth', 'route', 'strictParams']);

/** That of readers without a credential; undefined for others, and where more is said of how to judge. */
const publicMannerIn = (options: object = {}): Manner | undefined => {
  const said = new Map<string, unknown>(Object.entries(options));
  if (![...said.keys()].every((name) => knownOptions.has(name))) return undefined;
  const [auth, route] = [said.get('auth'), said.get('route')];
  if (!isRecord(auth) || auth.credentials !== null || !isRecord(auth.ability)) return undefined;
  const request = isRecord(route) ? route.request : undefined;
  if (request !== undefined && !isRecord(request)) return undefined;
  const isStrict = said.get('strictParams') === true;
  return { ability: auth.ability, isRest: route !== undefined, request, isStrict };
};

/**
 * Validates and sanitizes once what is asked by those who come without a credential: with the same rights, of the same type, by the same
 * route, the same words are judged alike, whichever field, answer or reader they are from. Strapi does it for each field of each answer of
 * GraphQL, which was a fifth of the work of one that is computed, and for each read by REST (decision 34).
 *
 * What is refused is judged each time, and so is what comes with a write. It belongs last, in front of all that wraps the two.
 */
export const installJudgedOnce = (strapi: Core.Strapi): void => {
  installSharedAbilities(strapi);
  installWordsValidatedOnce();
  const { validate, sanitize } = strapi.contentAPI;
  const { query: validateQuery } = validate;
  const { query: sanitizeQuery } = sanitize;
  const numberOf = numberObjects();
  const known = new LRUCache<string, Judged>({
    maxSize: mostCharacters,
    sizeCalculation: (_, key) => key.length + charactersOfAny,
  });

  const counts = { remembered: 0, judged: 0 };
  strapi.add('judgedFigures', (): JudgedFigures => {
    const characters = () => known.calculatedSize;
    return { counts, characters, mostCharacters };
  });

  const keyOf = (query: object, uid: string, options: object | undefined): string | undefined => {
    const request = currentRequest(strapi);
    if (!request?.isContentApi || request.isRestWrite) return undefined;
    const manner = publicMannerIn(options);
    const words = manner && plainKey(query, longestKey);
    if (manner === undefined || words === undefined) return undefined;
    const { ability, isRest, request: ofRoute, isStrict } = manner;
    const by = [isRest && 'rest', ofRoute && numberOf(ofRoute), isStrict && 'strict'];
    return `${numberOf(ability)} ${uid} ${by.filter(Boolean).join(' ')} ${words}`;
  };

  validate.query = async (query, schema, ...rest) => {
    const key = keyOf(query, schema.uid, rest[0]);
    if (key === undefined) return validateQuery(query, schema, ...rest);
    if (known.get(key)?.isValid) {
      counts.remembered += 1;
      return;
    }
    counts.judged += 1;
    await validateQuery(query, schema, ...rest);
    known.set(key, { ...known.peek(key), isValid: true });
  };
  sanitize.query = async (query, schema, ...rest) => {
    const key = keyOf(query, schema.uid, rest[0]);
    if (key === undefined) return sanitizeQuery(query, schema, ...rest);
    const before = known.get(key)?.sanitized;
    // Who asked may add to it.
    if (before !== undefined) {
      counts.remembered += 1;
      return structuredClone(before);
    }
    counts.judged += 1;
    const sanitized = await sanitizeQuery(query, schema, ...rest);
    // A copy holds none of the document that the words are from.
    known.set(key, { ...known.peek(key), sanitized: structuredClone(sanitized) });
    return sanitized;
  };
};
