import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import DataLoader from 'dataloader';
import {
  getNamedType,
  getNullableType,
  isListType,
  isObjectType,
  type GraphQLFieldResolver,
  type GraphQLResolveInfo,
} from 'graphql';
import { inOrder } from '../../event-loop/in-order';
import { nextTurn } from '../../event-loop/next-turn';
import { isRecord } from '../../explainer/is-record';
import { countInAnswer, tooMuchInAnswer, type TooMuch } from './answer-count';
import { countAskedFields, findAskedFields } from './asked-fields';
import { handOutInTurns } from './hand-out';
import type { LevelResolver } from './level-resolver';
import { Level, lengthOf, type Linked } from './level';
import type { RowId } from './load-linked';
import { requestOf } from './request-of';
import { tellForEach } from './told-failures';

type Resolver = GraphQLFieldResolver<unknown, unknown>;
type Parent = Record<string, unknown> & { id: RowId };

/** SQLite binds 32,766 values to a statement at most, PostgreSQL 65,535; filters bind some too. */
const mostParents = 10_000;

const isParent = (source: unknown): source is Parent =>
  isRecord(source) && (typeof source.id === 'number' || typeof source.id === 'string');

const refusalOf = ({ what, bound }: TooMuch): Error =>
  new errors.ValidationError(
    `query — expected at most ${bound} ${what} in one answer${what === 'bytes' ? '' : ' to so many fields'}; ask for fewer levels, or for smaller pages by pagination`,
  );

/** Tells of the failure of a level once for all its rows: where the first of them stands, while the others lead nowhere. */
const failOnce = (reason: Error, rows: number, { returnType }: GraphQLResolveInfo): unknown[] => {
  const empty = isListType(getNullableType(returnType)) ? [] : null;
  return Array.from({ length: rows }, (_, index) => (index === 0 ? reason : empty));
};

/** The type of the rows that a nested field leads to, which a `_connection` holds as its nodes. */
const rowTypeOf = ({ returnType }: GraphQLResolveInfo): string => {
  const type = getNamedType(returnType);
  const nodes = isObjectType(type) ? type.getFields().nodes : undefined;
  return nodes ? getNamedType(nodes.type).name : type.name;
};

/** A plain field resolves to its rows, a `_connection` to an object that holds them. */
const reshape = (resolved: unknown, linked: Linked): unknown =>
  isRecord(resolved) && 'nodes' in resolved ? { ...resolved, nodes: linked } : linked;

/** As DataLoader takes one row's failure. */
const asError = (reason: unknown): Error =>
  reason instanceof Error ? reason : new Error(String(reason));

/**
 * Resolves a nested field once for all rows of its level, by Strapi's own resolver: who may see it, what the arguments mean and
 * what is read are the same for each. Of the types in `readWhole`, rows are read with all their columns.
 */
export const resolveByLevel = (
  strapi: Core.Strapi,
  { name, resolve }: { name: string; resolve: Resolver },
  resolveLevel: LevelResolver,
  readWhole: ReadonlySet<string>,
): Resolver => {
  // graphql-js has one list of field nodes for each place in each execution, whatever the number of rows there.
  const loaders = new WeakMap<GraphQLResolveInfo['fieldNodes'], DataLoader<Parent, unknown>>();

  return (source, args, context, info) => {
    if (!isParent(source)) return resolve(source, args, context, info);
    const known = loaders.get(info.fieldNodes);
    if (known) return known.load(source);
    const request = requestOf(context, info);
    const nextTurnHere = () => nextTurn(request);
    const loader = new DataLoader<Parent, unknown>(
      async (parents) => {
        const ids = parents.map(({ id }) => id);
        const asked = readWhole.has(rowTypeOf(info)) ? undefined : findAskedFields(info);
        const level = new Level(strapi, ids, asked);
        const each = countAskedFields(info);
        const load = async () => {
          const before = tooMuchInAnswer(context);
          if (before) return { failure: refusalOf(before) };
          const resolved = await resolveLevel(level, { name, args, context, info }, () =>
            resolve(level, args, context, info),
          );
          const linked = level.isLoaded ? ids.map((id) => level.of(id)) : undefined;
          if (linked) countInAnswer(context, linked, each, asked);
          const after = tooMuchInAnswer(context);
          return after ? { failure: refusalOf(after) } : { resolved, linked };
        };
        // As the one connection of the request's snapshot reads them; else all are under way when the answer is full.
        const loaded = await inOrder(request, load).catch((reason: unknown) => {
          if (tellForEach(context, parents.length)) throw reason;
          return { failure: asError(reason) };
        });
        if (loaded.failure) return failOnce(loaded.failure, parents.length, info);
        const { resolved, linked } = loaded;
        if (linked) {
          return handOutInTurns(
            linked,
            (one) => lengthOf(one) * each,
            (one) => reshape(resolved, one),
            nextTurnHere,
          );
        }
        const outcomes = parents.map(async (parent) => resolve(parent, args, context, info));
        return (await Promise.allSettled(outcomes)).map((outcome) =>
          outcome.status === 'fulfilled' ? outcome.value : asError(outcome.reason),
        );
      },
      {
        // Two rows of a level may be one and the same; the loader gathers and remembers nothing.
        cache: false,
        maxBatchSize: mostParents,
        // A level waits until the one above it is handed out, whose turns were asked for before its first row came.
        batchScheduleFn: (load) => void nextTurnHere().then(load),
      },
    );
    loaders.set(info.fieldNodes, loader);
    return loader.load(source);
  };
};
