/** The body of an article with all that it leads to is 7 levels deep, the panel's own schemas ten. */
const mostLevels = 32;

/** Several times all permissions of a role, the most that the panel sends; half a million, which a megabyte holds, took 250 ms. */
const mostValues = 20_000;

/** What PostgreSQL has in no text, and fails on. */
const nul = '\0';

const tooDeep = `expected at most ${mostLevels} levels of lists and objects`;
const tooMany = `expected at most ${mostValues.toLocaleString('en')} values, with lists and objects`;
const withNul = 'expected no NUL byte (\\u0000)';
const ofObjects = 'expected no name that every object has';

const longestEmail = 254;
const mostDots = 10;

/**
 * Strapi's pattern of an e-mail address (`rEmail` of yup 0.32.9) goes through every way to divide what follows the @ at its dots: twice as
 * many for each further one, so that 60 characters kept the process for hours. RFC 5321 bounds the length; few names have ten parts.
 */
const isOddEmail = (name: string, value: unknown): boolean =>
  typeof value === 'string' &&
  /e-?mail$|^contact$/i.test(name) &&
  (value.length > longestEmail || value.split('.').length - 1 > mostDots);

const oddEmail = `expected an e-mail address of at most ${longestEmail} characters and ${mostDots} dots`;

/**
 * Says what is wrong with a body as it was parsed, or null. Level by level and not by recursion, which a body of a megabyte of
 * brackets would be too deep for; and nothing of a list or an object that is too long.
 *
 * @param name what the sender calls it
 */
export const judgeBody = (body: unknown, name = 'body'): string | null => {
  let level: unknown[] = [body];
  let values = 0;
  for (let depth = 0; level.length > 0; depth += 1) {
    const below: unknown[] = [];
    for (const value of level) {
      if (typeof value === 'string' && value.includes(nul)) return `${name} — ${withNul}`;
      if (typeof value !== 'object' || value === null) continue;
      if (depth >= mostLevels) return `${name} — ${tooDeep}`;
      const isList = Array.isArray(value);
      // Entries of a list would be as many lists and texts.
      const keys = isList ? [] : Object.keys(value);
      values += isList ? value.length : keys.length;
      if (values > mostValues) return `${name} — ${tooMany}`;
      if (keys.some((key) => key.includes(nul))) return `${name} — ${withNul}`;
      // Strapi asks what should be a text for its `toString`, and fails on one that is none.
      if (keys.some((key) => key in Object.prototype)) return `${name} — ${ofObjects}`;
      const odd = keys.find((key) => isOddEmail(key, Reflect.get(value, key)));
      if (odd !== undefined) return `${odd} — ${oddEmail}`;
      for (const part of isList ? value : Object.values(value)) below.push(part);
    }
    level = below;
  }
  return null;
};
