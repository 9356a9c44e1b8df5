import type { Core } from '@strapi/strapi';

/** A table between the rows of two types, by the names that Strapi gave it and its columns. */
export interface LinkTable {
  name: string;
  /** The uid of the type or component that it leads to. */
  target: string;
  /** The column of the row that has the relation or component, and that of the row it leads to. */
  from: string;
  to: string;
  /** The column by which those of one row are in order, or where it leads to one only, those that lead there; else undefined. */
  order: string | undefined;
  /** What the column `field` says of it, in a table that all components of a type share; undefined in a relation's own. */
  field: string | undefined;
}

/** The table that holds a relation, or a component, of a content type or component. */
export const linkTable = (strapi: Core.Strapi, uid: string, name: string): LinkTable => {
  const attribute = strapi.db.metadata.get(uid).attributes[name];
  const table =
    attribute !== undefined && 'joinTable' in attribute ? attribute.joinTable : undefined;
  if (!table || !('inverseJoinColumn' in table) || !attribute || !('target' in attribute)) {
    throw new Error(`${uid} ${name} — expected a relation or a component with a join table`);
  }
  // The types say that both are there; where it leads to one only, the first is not.
  const { on }: { on?: { field?: string } } = table;
  const orders: { orderColumnName?: string; inverseOrderColumnName?: string } = table;
  return {
    name: table.name,
    target: attribute.target,
    from: table.joinColumn.name,
    to: table.inverseJoinColumn.name,
    field: on?.field,
    order: orders.orderColumnName ?? orders.inverseOrderColumnName,
  };
};
