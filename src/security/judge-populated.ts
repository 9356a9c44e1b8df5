import { isRecord } from '../explainer/is-record';
import type { AttributesOf, Problem } from './judge-filters';
import { again, comesBack, type Way } from './list-ways';
import { mostWeight, populatedBy, weighPopulated } from './weigh-populated';

/** Of all that documents of a type lead to, a list that is on the way already; undefined where there is none. */
const listComingBack = (uid: string, attributesOf: AttributesOf, way: Way): string | undefined =>
  way.find((name) => attributesOf(uid)[name]?.isList === true);

/** Whether a path that is written with dots has no list twice on its way. */
const leadsOnward = (
  names: readonly string[],
  uid: string,
  attributesOf: AttributesOf,
  way: Way = [],
): boolean => {
  const [name = '', ...rest] = names;
  if (name === '*') return listComingBack(uid, attributesOf, way) === undefined;
  const { target, isList = false } = attributesOf(uid)[name] ?? {};
  if (target === undefined) return true;
  const onward = isList ? [...way, name] : way;
  return !comesBack(onward) && leadsOnward(rest, target, attributesOf, onward);
};

/** So many names stand in a row at most where something is populated; what each further one costs is told in `weigh-populated.ts`. */
const mostLevels = 6;

/**
 * What Strapi takes for a part of a query wherever it stands, and follows: in the place of an attribute's name it leads past all that is judged
 * by names, from level to level (`query-populate.js` of @strapi/utils 5.54).
 */
const words = new Set([
  ...['populate', 'on', 'filters', 'sort', 'fields', 'count', 'ordering', 'pagination'],
  ...['page', 'pageSize', 'start', 'limit', 'locale', 'status', '_q'],
]);

const noName = (word: string): string => `expected names of attributes; got ${word}`;

const tooDeep = `expected at most ${mostLevels} levels`;

/** Judges by names, lists and levels; of what is populated, a list is all that it holds, whatever the page. */
const judgeWays = (
  populate: unknown,
  uid: string,
  attributesOf: AttributesOf,
  { path, way = [], levels = 0 }: { path: string; way?: Way; levels?: number },
): Problem => {
  if (typeof populate === 'string') {
    const paths = populate.split(',').map((one) => one.trim().split('.'));
    if (paths.some((names) => levels + names.length > mostLevels)) return `${path} — ${tooDeep}`;
    const word = paths.flat().find((name) => words.has(name));
    if (word !== undefined) return `${path} — ${noName(word)}`;
    return paths.every((names) => leadsOnward(names, uid, attributesOf, way))
      ? null
      : `${path} — ${again(listComingBack(uid, attributesOf, way))}`;
  }
  if (Array.isArray(populate)) {
    for (const [index, one] of populate.entries()) {
      const found = judgeWays(one, uid, attributesOf, {
        path: `${path}.${index}`,
        way,
        levels,
      });
      if (found !== null) return found;
    }
    return null;
  }
  if (!isRecord(populate)) return null;
  if (levels >= mostLevels) return `${path} — ${tooDeep}`;
  for (const [name, nested] of Object.entries(populate)) {
    if (words.has(name)) return `${path} — ${noName(name)}`;
    const back = name === '*' ? listComingBack(uid, attributesOf, way) : undefined;
    if (back !== undefined) return `${path} — ${again(back)}`;
    const { target, isList = false } = attributesOf(uid)[name] ?? {};
    if (target === undefined) continue;
    const onward = isList ? [...way, name] : way;
    const at = `${path}.${name}`;
    if (comesBack(onward)) return `${at} — ${again(name)}`;
    // There is no attribute here that leads to documents of several types.
    if (isRecord(nested) && nested.on !== undefined) return `${at} — ${noName('on')}`;
    const found = judgeWays(populatedBy(nested), target, attributesOf, {
      path: isRecord(nested) ? `${at}.populate` : at,
      way: onward,
      levels: levels + 1,
    });
    if (found !== null) return found;
  }
  return null;
};

/** Judges what a query populates: by which ways, by how many levels, and by what it costs Strapi to judge it in turn. */
export const judgePopulated = (
  populate: unknown,
  uid: string,
  attributesOf: AttributesOf,
): Problem => {
  const problem = judgeWays(populate, uid, attributesOf, { path: 'populate' });
  if (problem !== null) return problem;
  const weight = weighPopulated(populate, uid, attributesOf);
  return weight <= mostWeight
    ? null
    : `populate — expected at most ${mostWeight}, where a name counts 2 at the first level and twice as much at each further one; got ${weight}`;
};
