import type { GraphQLResolveInfo } from 'graphql';
import { LRUCache } from 'lru-cache';
import { isRecord } from '../../explainer/is-record';
import { numberObjects } from '../../queries/number-objects';
import { plainKey } from '../../queries/plain-key';
import type { Level, LevelQuery } from './level';

const longestKey = 2_000;
/** In characters of keys, of which a query takes some times as many; and so many for what an object takes by itself. */
const mostCharacters = 500_000;
const charactersOfAny = 1_000;

/** A nested field of a document, by "Type.field", as graphql-js resolves it. */
interface NestedField {
  name: string;
  args: object;
  context: unknown;
  info: GraphQLResolveInfo;
}

/** Resolves a level by what is known of others like it, and else by Strapi's resolver. */
export type LevelResolver = (
  level: Level,
  field: NestedField,
  resolve: () => unknown,
) => Promise<unknown>;

/** The arguments of the field at the top that a field belongs to, from which Strapi has it take whether drafts are asked for. */
const topArgumentsOf = (context: Record<string, unknown>, { path }: GraphQLResolveInfo) => {
  let top = path;
  while (top.prev !== undefined) top = top.prev;
  const given = context.rootQueryArgsByPath;
  const said: unknown = given instanceof Map ? given.get(top.key) : undefined;
  return { top: said };
};

/**
 * Remembers what Strapi's resolvers of nested fields ask the database for: by the field, its arguments and what the reader may do, and
 * of readers without a credential, because of others more decides. To find it out takes Strapi a fifth of the work of an answer that
 * is computed (decision 34).
 */
export const createLevelResolver = (): LevelResolver => {
  const numberOf = numberObjects();
  const known = new LRUCache<string, LevelQuery>({
    maxSize: mostCharacters,
    sizeCalculation: (_, key) => key.length + charactersOfAny,
  });

  /** Undefined for what cannot be known from before. */
  const keyOf = ({ name, args, context, info }: NestedField): string | undefined => {
    const auth = isRecord(context) && isRecord(context.state) ? context.state.auth : undefined;
    if (!isRecord(context) || !isRecord(auth)) return undefined;
    const { credentials, ability } = auth;
    if (credentials !== null || !isRecord(ability)) return undefined;
    const words = plainKey({ args, ...topArgumentsOf(context, info) }, longestKey);
    return words && `${name} ${numberOf(ability)} ${words}`;
  };

  return async (level, field, resolve) => {
    const key = keyOf(field);
    const before = key === undefined ? undefined : known.get(key);
    if (before !== undefined) return level.load(before);
    const resolved: unknown = await resolve();
    const { onlyQuery, blank } = level;
    // Where Strapi makes something of what it is given, as of a page's figures, it has to do so each time.
    if (key === undefined || onlyQuery === undefined || resolved !== blank) return resolved;
    // A copy holds none of the document that its words were cut from.
    if (plainKey(onlyQuery, longestKey) !== undefined) known.set(key, structuredClone(onlyQuery));
    return resolved;
  };
};
