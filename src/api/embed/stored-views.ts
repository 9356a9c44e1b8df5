import type { Core } from '@strapi/strapi';
import { dayMilliseconds, utcDay } from '../../explainer/utc-day';
import { readViewCount, type TakenViews } from '../../embeds/partners/view-counts';
import { addCounts, addModel } from '../../strapi/database';
import type { StoredView } from '../../embeds/partners/present-views';
import { quoteTable } from '../../database/quote-table';
import { selectRows } from '../../strapi/database';
import { inTransaction } from '../../strapi/transaction';

const viewsTable = 'partner_views';

const keyColumns = ['day', 'partner', 'explainer', 'part', 'revision'];
const rowsAtATime = 500;

/** Made with the other tables, and known to Strapi, which drops no table that it knows. */
export const installViewsTable = (strapi: Core.Strapi): void => {
  addModel(strapi, {
    uid: 'strapi::partner-view',
    singularName: 'partner-view',
    tableName: viewsTable,
    attributes: {
      id: { type: 'increments' },
      day: { type: 'string' },
      partner: { type: 'string' },
      explainer: { type: 'string' },
      part: { type: 'string' },
      revision: { type: 'string' },
      views: { type: 'biginteger' },
    },
    indexes: [
      { name: `${viewsTable}_key_unique`, columns: keyColumns, type: 'unique' },
      { name: `${viewsTable}_partner_index`, columns: ['partner', 'day'] },
    ],
  });
};

/** Adds what was counted to what is there, all of it or nothing. */
export const storeViews = async (
  strapi: Core.Strapi,
  { counts }: Pick<TakenViews, 'counts'>,
): Promise<void> => {
  // In one order, so that two instances never wait for each other's rows in a circle.
  const rows = [...counts]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, views]) => readViewCount(key, views))
    .map(({ day, ...count }) => ({ day: utcDay(day * dayMilliseconds), ...count }));
  await inTransaction(strapi, async (transaction) => {
    for (let from = 0; from < rows.length; from += rowsAtATime) {
      const batch = rows.slice(from, from + rowsAtATime);
      await addCounts(strapi, transaction, {
        ...{ tableName: viewsTable, keyColumns, countColumn: 'views', rows: batch },
      });
    }
  });
};

/** Which views: of one partner, from one day to another, both included. */
interface ViewsAddress {
  partner: string;
  from: string;
  to: string;
}

/** What was counted and written so far, day by day. */
export const findViews = async (
  strapi: Core.Strapi,
  { partner, from, to }: ViewsAddress,
  mostRows: number,
): Promise<StoredView[]> => {
  // PostgreSQL gives its largest numbers as text.
  const rows = await selectRows<Omit<StoredView, 'views'> & { views: number | string }>(
    strapi,
    `SELECT day, explainer, part, revision, views FROM ${quoteTable(strapi, viewsTable)}
      WHERE partner = :partner AND day >= :from AND day <= :to
      ORDER BY day, explainer, part, revision LIMIT :mostRows`,
    { partner, from, to, mostRows },
  );
  return rows.map((row) => ({ ...row, views: Number(row.views) }));
};
