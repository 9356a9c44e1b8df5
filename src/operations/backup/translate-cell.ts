export type Database = 'sqlite' | 'postgres';

/** PostgreSQL's text of an instant in UTC. */
const utcText = (at: Date): string => at.toISOString().replace('T', ' ').replace('Z', '');

const toPostgres: Record<string, (text: string) => string> = {
  datetime: (text) => (/^-?\d+$/.test(text) ? utcText(new Date(Number(text))) : text),
  boolean: (text) => String(text !== '0'),
};

const toSqlite: Record<string, (text: string) => string> = {
  datetime: (text) => {
    const milliseconds = Date.parse(`${text.replace(' ', 'T')}Z`);
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
