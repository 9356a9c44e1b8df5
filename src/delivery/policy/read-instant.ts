const shape =
  /^(\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))(?:T(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,9})?)?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d))?$/;

/**
 * Reads an ISO 8601 instant with its offset from UTC, or a date, which stands for its first moment in UTC.
 *
 * @returns the instant in UTC with milliseconds; undefined for anything else, for a day that no calendar has, and for what is outside of the years 0000 to 9999 in UTC
 */
export const readInstant = (written: string): string | undefined => {
  // A plus that was not written as %2B arrives as a space.
  const [whole, date] = shape.exec(written.replace(' ', '+')) ?? [];
  if (whole === undefined || date === undefined) return undefined;
  const midnight = new Date(`${date}T00:00:00Z`);
  const isDay = !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(date);
  if (!isDay) return undefined;
  // Outside of the years 0000 to 9999 in UTC it has a sign, and compares wrongly as a text.
  const instant = new Date(whole).toISOString();
  return /^\d{4}-/.test(instant) ? instant : undefined;
};
