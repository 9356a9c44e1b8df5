/** How long a day of UTC is. */
export const dayMilliseconds = 86_400_000;

/**
 * The day (UTC) of a moment, as ISO 8601 has it: `2026-11-29`.
 *
 * @param moment milliseconds since 1970
 */
export const utcDay = (moment: number): string => new Date(moment).toISOString().slice(0, 10);
