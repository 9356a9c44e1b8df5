import type { Core } from '@strapi/strapi';
import { tableOf } from '../../database/table-of';

/** Of which type a table has the rows. */
export interface ContentTable {
  uid: string;
  name: string;
}

/** The database has content, in one sentence. */
export class DatabaseHasContent extends Error {
  constructor(uid: string) {
    super(
      `The database has content (${uid}) — expected an empty one; with --replace all of it is lost`,
    );
  }
}

/** The tables that have no row where there is no document, account or file of anybody's. */
export const contentTables = (strapi: Core.Strapi): ContentTable[] => {
  const accounts = ['admin::user', 'plugin::users-permissions.user', 'plugin::upload.file'];
  // A first start writes a change of its own, by the language that it settles.
  const types = Object.keys(strapi.contentTypes).filter(
    (uid) => uid.startsWith('api::') && uid !== 'api::change.change',
  );
  return [...types, ...accounts].map((uid) => ({
    uid,
    name: tableOf(strapi, uid),
  }));
};
