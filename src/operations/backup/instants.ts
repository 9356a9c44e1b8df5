/**
 * Strapi's columns of instants have no time zone: the driver of PostgreSQL writes into them the time of day where its process is. An archive
 * has all of them in UTC, so that whoever restores it elsewhere has the same instants, of which the expiry of a token is one.
 */
const isInstant = ({ type }: { type: string }): boolean => type === 'datetime';

/** The name of this process's time zone, as PostgreSQL knows it too (IANA); it has no quotes. */
const ownZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** How a cell of a column is read from PostgreSQL for an archive. */
export const cellInUtc = (column: { name: string; type: string }): string =>
  isInstant(column)
    ? `"${column.name}" AT TIME ZONE '${ownZone()}' AT TIME ZONE 'UTC'`
    : `"${column.name}"`;

/** How a cell of an archive is written to a column of PostgreSQL. */
export const cellInOwnZone = (column: { type: string }, cell: string): string =>
  isInstant(column) ? `${cell} AT TIME ZONE 'UTC' AT TIME ZONE '${ownZone()}'` : cell;
