import type { Core } from '@strapi/strapi';
import type { Transaction } from '../strapi/transaction';

/** On which PostgreSQL tells all who listen in one database of a commit; several may have a schema each in it. */
export const commitChannel = 'explainer_ledger';

const separator = ' ';

/** Tells every instance, when the transaction is committed, which number the ledger has then. */
export const announceCommit = async (
  strapi: Core.Strapi,
  transaction: Transaction,
  number: number,
): Promise<void> => {
  // SQLite has no such thing: there, whoever else reads the file looks for itself.
  if (strapi.db.dialect.client !== 'postgres') return;
  const message = [number, strapi.db.getSchemaName() ?? ''].join(separator);
  await transaction.raw('SELECT pg_notify(?, ?)', [commitChannel, message]);
};

/** The number that such a message tells of; null where it is about another schema. */
export const readCommit = (strapi: Core.Strapi, message: string | undefined): number | null => {
  const [number, ...schema] = (message ?? '').split(separator);
  const isOurs = schema.join(separator) === (strapi.db.getSchemaName() ?? '');
  return isOurs && /^\d+$/.test(number ?? '') ? Number(number) : null;
};
