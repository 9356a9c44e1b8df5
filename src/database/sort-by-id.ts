import type { Core } from '@strapi/strapi';
import { tableOf } from './table-of';

type QueryBuilder = ReturnType<Core.Strapi['db']['queryBuilder']>;
type Select = ReturnType<QueryBuilder['getKnexQuery']>;

/** A column of the statement, and the name under which it answers it: "t1.article_id as __strapiarticle_id" in what is populated. */
const namesOf = (column: string): { read: string; answered: string } => {
  const [read = column, said] = column.split(' as ');
  return { read, answered: said ?? read.slice(read.lastIndexOf('.') + 1) };
};

/**
 * The same statement as Strapi's `select`, with its rows found and put in order by their ids alone, and each read whole when its turn comes.
 *
 * SQLite sorts whole rows, in memory and before the first is given: what is populated is in the order of its link, and DISTINCT because it
 * is joined (`getKnexQuery` in @strapi/database 5.54, `query/query-builder.js`), so that the sections of a page of articles, of 3,450
 * Chinese characters in three forms, held the process for 120 ms before one of them could be counted.
 */
export const sortById = (
  strapi: Core.Strapi,
  uid: string,
  builder: QueryBuilder,
  select: Select,
): Select => {
  const { alias, state } = builder;
  const columns = state.select.filter((column) => typeof column === 'string');
  const isSorted = state.orderBy.length > 0 || builder.shouldUseDistinct();
  const isPlain = columns.length === state.select.length && !builder.shouldUseDeepSort();
  // Ids alone are as narrow as they can be.
  const isOfIds = columns.every((column) => column === 'id' || column === `${alias}.id`);
  // One row is the first of all: SQLite keeps no other while it looks.
  if (state.type !== 'select' || state.first || !isSorted || !isPlain || isOfIds) return select;

  const isOwn = (column: string): boolean =>
    !column.includes('.') || column.startsWith(`${alias}.`);
  const linked = columns.filter((column) => !isOwn(column)).map(namesOf);
  const keys = linked.map(({ read }, index) => `${read} as __key${index}`);
  const found = select.clear('select').select(`${alias}.id as __id`, ...keys);
  if (builder.shouldUseDistinct()) found.distinct();
  // Without a limit, SQLite takes away the order of what is joined ("omit ORDER BY on subqueries", since 3.35).
  if (!state.limit) found.limit(-1);
  return (
    strapi.db
      .getConnection()
      .select(
        ...linked.map(({ answered }, index) => `found.__key${index} as ${answered}`),
        ...columns
          .filter(isOwn)
          .map((column) => `${alias}.${column.slice(column.indexOf('.') + 1)}`),
      )
      .from(found.as('found'))
      // The left one of a CROSS JOIN is SQLite's outer loop, whose order the rows have.
      .joinRaw('CROSS JOIN ?? AS ?? ON ?? = found.__id', [
        tableOf(strapi, uid),
        alias,
        `${alias}.id`,
      ])
  );
};
