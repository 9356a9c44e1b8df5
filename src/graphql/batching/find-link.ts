import type { Core } from '@strapi/strapi';
import { tableOf } from '../../database/table-of';

/** How the rows of one attribute hang on the rows they belong to: by a table between the two, or by the document they share. */
export interface Link {
  /** The type of the rows that the attribute leads to. */
  target: string;
  isToMany: boolean;
  table: string;
  /** The column of `table` that holds what `targetColumn` of the target does. */
  linkColumn: string;
  targetColumn: string;
  /** The column of `table` that holds the parent's id. */
  parentColumn: string;
  /** Says which rows of `table` are the attribute's, where several attributes share it. */
  on?: Record<string, unknown>;
  orderBy?: Record<string, 'asc' | 'desc'>;
  /** Whether a row may lead to itself; the versions of a document do not count the one that asks. */
  excludesParent: boolean;
}

/**
 * The link of what other types share a table for, which says whose a row of it is and by which attribute: so files hang on all that has
 * any (`morphX` in @strapi/database 5.54).
 */
const findSharedLink = (
  strapi: Core.Strapi,
  uid: string,
  attributeName: string,
  { target, morphBy, relation }: { target: string; morphBy: string; relation: string },
): Link | undefined => {
  const back = strapi.db.metadata.get(target).attributes[morphBy];
  if (back?.type !== 'relation' || back.relation !== 'morphToMany') return undefined;
  const { name, joinColumn, morphColumn, on, orderBy } = back.joinTable;
  const { idColumn, typeColumn } = morphColumn;
  if (idColumn.referencedColumn !== 'id') return undefined;
  return {
    target,
    isToMany: relation === 'morphMany',
    table: name,
    linkColumn: joinColumn.name,
    targetColumn: joinColumn.referencedColumn,
    parentColumn: idColumn.name,
    on: { ...on, field: attributeName, [typeColumn.name]: uid },
    orderBy,
    excludesParent: false,
  };
};

/**
 * The link of an attribute, or undefined for one that is not loaded in batches: what may lead to rows of several types, and
 * what is no relation. Components and media are relations to the database.
 */
export const findLink = (
  strapi: Core.Strapi,
  uid: string,
  attributeName: string,
): Link | undefined => {
  const attribute = strapi.db.metadata.get(uid).attributes[attributeName];
  if (attribute?.type !== 'relation' || !('relation' in attribute)) return undefined;
  const { relation } = attribute;
  if ('morphBy' in attribute) return findSharedLink(strapi, uid, attributeName, attribute);
  if (
    relation !== 'oneToOne' &&
    relation !== 'oneToMany' &&
    relation !== 'manyToOne' &&
    relation !== 'manyToMany'
  ) {
    return undefined;
  }
  const { target } = attribute;
  const joinColumn = 'joinColumn' in attribute ? attribute.joinColumn : undefined;
  if (joinColumn) {
    if (attributeName !== 'localizations' || joinColumn.name !== 'document_id') return undefined;
    return {
      target,
      isToMany: true,
      table: tableOf(strapi, uid),
      linkColumn: joinColumn.name,
      targetColumn: joinColumn.referencedColumn,
      parentColumn: 'id',
      excludesParent: true,
    };
  }
  const { joinTable } = attribute;
  if (joinTable.joinColumn.referencedColumn !== 'id') return undefined;
  return {
    target,
    isToMany: relation.endsWith('Many'),
    table: joinTable.name,
    linkColumn: joinTable.inverseJoinColumn.name,
    targetColumn: joinTable.inverseJoinColumn.referencedColumn,
    parentColumn: joinTable.joinColumn.name,
    on: joinTable.on,
    orderBy: joinTable.orderBy,
    excludesParent: false,
  };
};
