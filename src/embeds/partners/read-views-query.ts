import { dayMilliseconds, utcDay } from '../../explainer/utc-day';
import { date } from '../../delivery/policy/query-values';
import { reader, type QueryVerdict } from '../../delivery/policy/read-query';
import { z } from 'zod';

const mostDays = 366;
const usualDays = 30;

const readParameters = reader({
  from: date.optional(),
  to: date.optional(),
  format: z.enum(['json', 'csv'], { error: 'json or csv' }).optional(),
});

/** Of which days views are asked for, both included, and in which form. */
export interface ViewsQuery {
  from: string;
  to: string;
  format: 'json' | 'csv' | undefined;
}

const daysBefore = (day: string, days: number): string =>
  utcDay(Date.parse(day) - days * dayMilliseconds);

/**
 * Reads which views are asked for: of the last thirty days where nothing is said.
 *
 * @param today ISO 8601 date
 */
export const readViewsQuery = (query: unknown, today: string): QueryVerdict<ViewsQuery> => {
  const read = readParameters(query);
  if (!read.ok) return read;
  const { format, to = today } = read.value;
  const { from = daysBefore(to, usualDays - 1) } = read.value;
  if (from > to) return { ok: false, message: `from — expected a day not after to, ${to}` };
  if (from < daysBefore(to, mostDays - 1)) {
    return { ok: false, message: `from — expected at most ${mostDays} days up to to, ${to}` };
  }
  return { ok: true, value: { from, to, format } };
};
