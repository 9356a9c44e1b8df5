/** The body of an article with all that it leads to is 7 levels deep, the panel's own schemas ten. */
const mostLevels = 32;

/** What PostgreSQL has in no text, and fails on. */
const nul = '\0';

const tooDeep = `expected at most ${mostLevels} levels of lists and objects`;
const withNul = 'expected no NUL byte (\\u0000)';

/**
 * Says what is wrong with a body as it was parsed, or null. Level by level and not by recursion, which a body of a megabyte of
 * brackets would be too deep for.
 *
 * @param name what the sender calls it
 */
export const judgeBody = (body: unknown, name = 'body'): string | null => {
  let level: unknown[] = [body];
  for (let depth = 0; level.length > 0; depth += 1) {
    const below: unknown[] = [];
    for (const value of level) {
      if (typeof value === 'string' && value.includes(nul)) return `${name} — ${withNul}`;
      if (typeof value !== 'object' || value === null) continue;
      if (depth >= mostLevels) return `${name} — ${tooDeep}`;
      for (const [key, part] of Object.entries(value)) {
        if (key.includes(nul)) return `${name} — ${withNul}`;
        below.push(part);
      }
    }
    level = below;
  }
  return null;
};
