import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { utcDay } from '../../explainer/utc-day';
import { presentView, renderViewsCsv } from '../../embeds/partners/present-views';
import { readViewsQuery } from '../../embeds/partners/read-views-query';
import type { Context } from '../../strapi/context';
import { findViews } from '../embed/stored-views';

/** What a year of a few hundred texts comes to; more is asked for in parts. */
const mostRows = 50_000;

const json = 'application/json';
const csv = 'text/csv';

/** Answers how often a partner's pages showed our texts. */
export const sendViews = async (
  strapi: Core.Strapi,
  ctx: Context,
  partner: { documentId: string; name: string },
): Promise<void> => {
  ctx.set('Cache-Control', 'private, no-store');
  ctx.vary('Accept');
  const today = utcDay(Date.now());
  const query = readViewsQuery(ctx.query, today);
  if (!query.ok) throw new errors.ValidationError(query.message);
  const { from, to, format } = query.value;
  const found = await findViews(strapi, { partner: partner.documentId, from, to }, mostRows + 1);
  if (found.length > mostRows) {
    throw new errors.ValidationError(
      'from — expected fewer days: of these there are too many lines',
    );
  }
  const wanted = format ?? (ctx.accepts(json, csv) === csv ? 'csv' : 'json');
  if (wanted === 'json') {
    const data = found.map(presentView);
    ctx.body = { data, meta: { partner: partner.name, from, to } };
    return;
  }
  ctx.set('Content-Type', `${csv}; charset=utf-8; header=present`);
  ctx.set('Content-Disposition', `attachment; filename="views-${from}-${to}.csv"`);
  ctx.body = renderViewsCsv(found);
};
