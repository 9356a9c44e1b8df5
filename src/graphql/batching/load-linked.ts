import type { Core } from '@strapi/strapi';
import { tableOf } from '../../database/table-of';
import type { Link } from './find-link';
import { rememberSelect } from './remember-select';

export type RowId = string | number;
export type Row = Record<string, unknown>;

/** What one parent is asked for; of Strapi's query language, what a nested GraphQL field can say. */
export interface LinkedQuery {
  where?: object;
  orderBy?: object;
  limit: number;
  offset: number;
}

/** Which of the target's attributes are read; undefined for all. Long texts and JSON are most of what a row costs. */
export type Asked = ReadonlySet<string> | undefined;

type QueryBuilder = ReturnType<Core.Strapi['db']['queryBuilder']>;
type Select = ReturnType<QueryBuilder['getKnexQuery']>;

/** In the order that Strapi itself gives one parent's rows: the link's, unless the query names one, and then the id. */
const columnsOfOrder = ({ state }: QueryBuilder): { column: string; order?: string }[] => [
  ...state.joins.flatMap(({ alias, orderBy = {} }) =>
    Object.entries(orderBy).map(([column, order]) => ({ column: `${alias}.${column}`, order })),
  ),
  ...state.orderBy,
];

const columnsToRead = (strapi: Core.Strapi, target: string, asked: Asked): string[] => {
  if (asked === undefined) return ['target.*'];
  return Object.entries(strapi.db.metadata.get(target).attributes).flatMap(([name, attribute]) =>
    attribute.type !== 'relation' && (name === 'id' || asked.has(name))
      ? [`target.${attribute.columnName ?? name}`]
      : [],
  );
};

/** Strapi's own query for the rows of one parent, asked for many. */
const selectLinked = (
  strapi: Core.Strapi,
  link: Link,
  { where, orderBy, limit, offset }: LinkedQuery,
  parentIds: readonly RowId[],
  asked: Asked,
): Select => {
  const builder = strapi.db.queryBuilder(link.target);
  const alias = builder.getAlias();
  const parent = `${alias}.${link.parentColumn}`;
  builder
    .init({ select: ['id'], where, orderBy, limit, offset })
    .join({
      alias,
      referencedTable: link.table,
      referencedColumn: link.linkColumn,
      rootColumn: link.targetColumn,
      rootTable: builder.alias,
      on: link.on,
      orderBy: orderBy === undefined ? link.orderBy : undefined,
    })
    .where({ [parent]: { $in: parentIds } });
  const found = builder
    .getKnexQuery()
    .clear('select')
    .clear('order')
    .clear('limit')
    .clear('offset');
  if (link.excludesParent) found.where(`${builder.alias}.id`, '<>', builder.ref(parent));
  // A filter over a relation finds a row once for each match. Such doubles are of one rank, so that DISTINCT takes them away.
  found
    .distinct(`${parent} as __parent`, `${builder.alias}.id as __id`)
    .denseRank('__rank', (rank) => {
      rank.partitionBy(parent);
      for (const { column, order } of columnsOfOrder(builder)) {
        rank.orderBy(column, order?.toLowerCase() === 'desc' ? 'desc' : 'asc');
      }
    });
  return strapi.db
    .getConnection(`${tableOf(strapi, link.target)} as target`)
    .innerJoin(found.as('found'), 'found.__id', 'target.id')
    .select(...columnsToRead(strapi, link.target, asked), 'found.__parent')
    .where('found.__rank', '>', offset)
    .where('found.__rank', '<=', offset + limit)
    .orderBy('found.__rank');
};

/** The rows of each parent, by its id: one statement, whatever their number. Parents without any are not in it. */
export const loadLinked = async (
  strapi: Core.Strapi,
  link: Link,
  query: LinkedQuery,
  parentIds: readonly RowId[],
  asked: Asked,
): Promise<Map<RowId, Row[]>> => {
  const select = rememberSelect(
    strapi,
    { link, query, asked: asked && [...asked] },
    (ids) => selectLinked(strapi, link, query, ids, asked),
    () => strapi.db.getConnection(tableOf(strapi, link.target)).select(),
    parentIds,
  );
  const parents: RowId[] = [];
  // Strapi gives the rows by attribute, and to whom a row belongs is none of the target's.
  select.on('query-response', (rows: { __parent: RowId }[]) => {
    parents.push(...rows.map(({ __parent }) => __parent));
  });
  const builder = strapi.db.queryBuilder(link.target);
  const rows = await Object.assign(builder, { getKnexQuery: () => select }).execute<Row[]>();
  const byParent = new Map<RowId, Row[]>();
  for (const [index, row] of rows.entries()) {
    const parent = parents[index];
    if (parent === undefined) continue;
    const siblings = byParent.get(parent);
    if (siblings) siblings.push(row);
    else byParent.set(parent, [row]);
  }
  return byParent;
};
