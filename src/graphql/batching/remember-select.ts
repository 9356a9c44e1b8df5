import type { Core } from '@strapi/strapi';
import { LRUCache } from 'lru-cache';
import { plainKey } from '../../queries/plain-key';

type Select = ReturnType<ReturnType<Core.Strapi['db']['queryBuilder']>['getKnexQuery']>;
type Sql = ReturnType<Select['toSQL']>;

interface Remembered {
  /** A copy, which does not hold what it was written by. */
  sql: Omit<Sql, 'toNative'>;
  /** Where in its bindings the rows stand that are asked for. */
  from: number;
}

const longestKey = 2_000;
/** Of statements and keys, together; and what a binding takes counts as so many. */
const mostCharacters = 500_000;
const charactersOfBinding = 8;

const remembered = new WeakMap<Core.Strapi, LRUCache<string, Remembered>>();

const statementsOf = (strapi: Core.Strapi): LRUCache<string, Remembered> => {
  const known =
    remembered.get(strapi) ??
    new LRUCache<string, Remembered>({
      maxSize: mostCharacters,
      sizeCalculation: ({ sql }, key) =>
        sql.sql.length + key.length + sql.bindings.length * charactersOfBinding,
    });
  remembered.set(strapi, known);
  return known;
};

/** Numbers that are no row's, nor a page's. */
const standIns = (count: number): number[] =>
  Array.from({ length: count }, (_, index) => Number.MIN_SAFE_INTEGER + index);

const compile = (select: (ids: readonly number[]) => Select, count: number): Remembered => {
  const ids = standIns(count);
  const sql = { ...select(ids).toSQL() };
  const from = sql.bindings.indexOf(Number.MIN_SAFE_INTEGER);
  const isInARow = ids.every((id, index) => sql.bindings[from + index] === id);
  const isAlone = !sql.bindings.includes(Number.MIN_SAFE_INTEGER, from + 1);
  if (from < 0 || !isInARow || !isAlone) {
    throw new Error('select — expected a statement with the ids that it was made for, in a row');
  }
  return { sql, from };
};

/**
 * A statement for so many rows, written once for each form of it: to put one together is work for Strapi and knex, at each level of each
 * answer (docs/decisions/0011).
 *
 * @param form all that the statement is made of, but for the rows that are asked for
 * @param select writes it
 * @param bare a select of any kind, which runs it
 */
export const rememberSelect = <Id>(
  strapi: Core.Strapi,
  form: object,
  select: (ids: readonly (Id | number)[]) => Select,
  bare: () => Select,
  ids: readonly Id[],
): Select => {
  const key = plainKey({ form, count: ids.length }, longestKey);
  if (key === undefined || ids.length === 0) return select(ids);
  const statements = statementsOf(strapi);
  const known = statements.get(key) ?? compile(select, ids.length);
  statements.set(key, known);
  const { sql, from } = known;
  const bindings = [
    ...sql.bindings.slice(0, from),
    ...ids,
    ...sql.bindings.slice(from + ids.length),
  ];
  return Object.assign(bare(), { toSQL: () => ({ ...sql, bindings }) });
};
