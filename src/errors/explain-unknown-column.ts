import { toldValue } from './told-names';

/** undefined_column, as PostgreSQL calls it (Appendix A of its manual). */
const undefinedColumn = '42703';

/**
 * Which name of a query is none, where the database was asked for a column that it does not have, in words; null where an error is of something
 * else, or of a column for which nobody asked: that one is a fault of ours.
 * @param asked the query of an address
 */
export const explainUnknownColumn = (error: unknown, asked: string): string | null => {
  if (!(error instanceof Error)) return null;
  const isOfColumn =
    ('code' in error && error.code === undefinedColumn) || error.message.includes('no such column');
  if (!isOfColumn) return null;
  // knex puts the statement before what the database said, which names the column.
  const said = error.message.slice(error.message.lastIndexOf(' - '));
  const words = new Set(said.split(/[^\w-]+/));
  const names = [...new URLSearchParams(asked).values()].flatMap((text) => text.split(/[,.:\s]+/));
  const name = names.find((one) => words.has(one));
  return name === undefined
    ? null
    : `${toldValue(name)} — expected the name of an attribute that there is`;
};
