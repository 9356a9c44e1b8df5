import { toldNames } from '../errors/told-names';

/** The parameters of an address by name; or, in words, which one is not understood. */
export type SearchVerdict =
  | { ok: true; values: Record<string, string> }
  | { ok: false; message: string };

/**
 * Reads a query string in which every name stands once and means itself. The parser of the query string that Strapi's REST needs
 * leaves out what is named like a property of every object, and makes lists and trees of names with brackets.
 */
export const readSearch = (search: string): SearchVerdict => {
  const values = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(search)) {
    if (values.has(name)) {
      return { ok: false, message: `${toldNames(name)} — expected once` };
    }
    // Whoever checks an object for names that are not known passes over this one.
    if (name === '__proto__') return { ok: false, message: `${name} — expected no such parameter` };
    values.set(name, value);
  }
  return { ok: true, values: Object.fromEntries(values) };
};
