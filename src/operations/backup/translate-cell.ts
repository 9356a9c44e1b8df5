export type Database = 'sqlite' | 'postgres';

const two = (number: number, digits = 2): string => String(number).padStart(digits, '0');

/** PostgreSQL's text of an instant as its driver writes one into a column without a time zone: in the process's own. */
const localText = (at: Date): string =>
  `${two(at.getFullYear(), 4)}-${two(at.getMonth() + 1)}-${two(at.getDate())} ` +
  `${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}.${two(at.getMilliseconds(), 3)}`;

const toPostgres: Record<string, (text: string) => string> = {
  datetime: (text) => (/^-?\d+$/.test(text) ? localText(new Date(Number(text))) : text),
  boolean: (text) => String(text !== '0'),
};

const toSqlite: Record<string, (text: string) => string> = {
  datetime: (text) => {
    const milliseconds = new Date(text.replace(' ', 'T')).getTime();
    return Number.isNaN(milliseconds) ? text : String(milliseconds);
  },
  boolean: (text) => (text === 'true' ? '1' : '0'),
};

const asItIs = (text: string): string => text;

/**
 * How a cell of one database is written in another, by the type of its column in Strapi's schema; between equal databases, to the byte
 * as it is. SQLite keeps an instant as milliseconds since 1970 and a boolean as 0 or 1.
 */
export const translateCell = (
  type: string,
  { from, to }: { from: Database; to: Database },
): ((text: string) => string) => {
  if (from === to) return asItIs;
  return (to === 'postgres' ? toPostgres : toSqlite)[type] ?? asItIs;
};
