// @ts-check
import { parse } from 'dotenv';
import { secrets } from './secrets.mjs';

// dotenv's own idea of an assignment (dotenv 16, lib/main.js), so that we never see a line that it does not.
const assignment =
  /(?:^|^)\s*(?:export\s+)?([\w.-]+)(?:\s*=\s*?|:\s+?)(\s*'(?:\\'|[^'])*'|\s*"(?:\\"|[^"])*"|\s*`(?:\\`|[^`])*`|[^#\r\n]+)?\s*(?:#.*)?(?:$|$)/dgm;

/**
 * The secrets that neither the environment file nor the environment gives a value.
 * @param {string} text what the environment file holds now, '' if there is none
 * @param {Readonly<Record<string, string | undefined>>} variables the environment
 */
export const missingSecrets = (text, variables) => {
  const written = parse(text);
  return secrets.filter(({ name }) => isBlank(variables[name]) && isBlank(written[name]));
};

/**
 * Puts fresh secrets where they are missing and changes no other byte: into an empty assignment where there is one,
 * otherwise at the end.
 * @param {string} text what the environment file holds now, '' if there is none
 * @param {Readonly<Record<string, string | undefined>>} variables the environment; what it gives is not written
 * @returns {string} what the file should hold
 * @throws {Error} if a secret put in would not be read back, as after a quote that is never closed
 */
export const fillSecrets = (text, variables) =>
  missingSecrets(text, variables).reduce((filled, { name, purpose, generate }) => {
    const value = generate();
    const inPlace = fillAssignment(filled, name, value);
    if (inPlace !== undefined && readsBack(filled, inPlace, name, value)) return inPlace;
    const appended = append(filled, [`# ${purpose}`, `${name}=${value}`]);
    if (readsBack(filled, appended, name, value)) return appended;
    throw new Error(`${name} cannot be added; expected every quote to be closed`);
  }, text);

/** @param {string | undefined} value */
const isBlank = (value) => value === undefined || value.trim() === '';

/**
 * @param {string} text
 * @param {string} name
 * @param {string} value
 * @returns {string | undefined} undefined if nothing assigns to the name
 */
const fillAssignment = (text, name, value) => {
  // The last assignment is the one that counts.
  const found = [...text.matchAll(assignment)].filter((match) => match[1] === name).at(-1);
  if (found?.indices === undefined) return undefined;
  const nameEnd = found.indices[1]?.[1] ?? 0;
  const separator = /^\s*=|^:\s/.exec(text.slice(nameEnd))?.[0] ?? '';
  const start = nameEnd + separator.length;
  const quotes = /^[^\S\r\n]*(["'`])\s*(?=\1)/.exec(text.slice(start));
  if (quotes === null) return text.slice(0, start) + value + text.slice(start);
  const openingQuote = quotes[0].trimEnd();
  return text.slice(0, start) + openingQuote + value + text.slice(start + quotes[0].length);
};

/**
 * @param {string} text
 * @param {string[]} lines
 */
const append = (text, lines) => {
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  const lastLineEnd = text === '' || text.endsWith('\n') ? '' : lineEnd;
  return text + lastLineEnd + lines.map((line) => line + lineEnd).join('');
};

/**
 * Whether the new text gives the name its value and every other name the value it had.
 * @param {string} before
 * @param {string} after
 * @param {string} name
 * @param {string} value
 */
const readsBack = (before, after, name, value) => {
  const expected = { ...parse(before), [name]: value };
  const read = parse(after);
  const names = new Set([...Object.keys(expected), ...Object.keys(read)]);
  return [...names].every((each) => read[each] === expected[each]);
};
