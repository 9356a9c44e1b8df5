/**
 * One line of JSON (RFC 8259) in printable ASCII, whatever is in it: a line break or a terminal's control character that somebody
 * sent in an address is `\n` or `\u009b` there, and neither ends a line nor does anything.
 */
export const logLine = (fields: Readonly<Record<string, unknown>>): string =>
  JSON.stringify(fields).replace(
    /[^\x20-\x7e]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
