/** The body of an article with all that it leads to is 7 levels deep, the panel's own schemas ten. */
const mostLevels = 32;

/** Several times all permissions of a role, the most that the panel sends; half a million, which a megabyte holds, took 250 ms. */
const mostValues = 20_000;

/** What PostgreSQL has in no text, and fails on. */
const nul = '\0';

const tooDeep = `expected at most ${mostLevels} levels of lists and objects`;
const tooMany = `expected at most ${mostValues.toLocaleString('en')} values, with lists and objects`;
const withNul = 'expected no NUL byte (\\u0000)';

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
      for (const part of isList ? value : Object.values(value)) below.push(part);
    }
    level = below;
  }
  return null;
};
