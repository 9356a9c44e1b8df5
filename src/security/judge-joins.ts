import { isRecord } from '../explainer/is-record';
import type { AttributesOf, Problem } from './judge-filters';

/** Each list that a filter goes through multiplies the rows that the database looks at. */
const mostLists = 3;

/** The lists by which one part of a query leads from documents to others, from the outside in. */
type Way = readonly string[];

/** Every list that a filter goes through, each with those on the way to it. */
const waysOf = (filters: unknown, uid: string, attributesOf: AttributesOf, way: Way): Way[] => {
  if (Array.isArray(filters)) {
    return filters.flatMap((one) => waysOf(one, uid, attributesOf, way));
  }
  if (!isRecord(filters)) return [];
  return Object.entries(filters).flatMap(([name, value]) => {
    if (name.startsWith('$')) return waysOf(value, uid, attributesOf, way);
    const { target, isList = false } = attributesOf(uid)[name] ?? {};
    if (target === undefined) return [];
    const onward = isList ? [...way, name] : way;
    return [...(isList ? [onward] : []), ...waysOf(value, target, attributesOf, onward)];
  });
};

const comesBack = (way: Way): boolean => new Set(way).size < way.length;

const again = (name = 'sections'): string =>
  `expected no list twice on one way, such as ${name}: it leads back to where it came from`;

/**
 * Judges by how many lists a filter leads: the database joins each, also where it is named again, so that four of a section's article's
 * sections are 65,536 rows for one section.
 */
export const judgeJoins = (
  filters: unknown,
  uid: string,
  attributesOf: AttributesOf,
  path: string,
): Problem => {
  const ways = waysOf(filters, uid, attributesOf, []);
  const back = ways.find(comesBack);
  if (back !== undefined) return `${path} — ${again(back.at(-1))}`;
  return ways.length > mostLists
    ? `${path} — expected to lead by at most ${mostLists} lists of others; got ${ways.length}`
    : null;
};

/** The same of a path that is written with dots. */
const leadsOnward = (
  names: readonly string[],
  uid: string,
  attributesOf: AttributesOf,
  way: Way = [],
): boolean => {
  const [name = '', ...rest] = names;
  const { target, isList = false } = attributesOf(uid)[name] ?? {};
  if (target === undefined) return true;
  const onward = isList ? [...way, name] : way;
  return !comesBack(onward) && leadsOnward(rest, target, attributesOf, onward);
};

/** The same of what is populated, where a list is all that it holds, whatever the page. */
export const judgePopulated = (
  populate: unknown,
  uid: string,
  attributesOf: AttributesOf,
  { path, way = [] }: { path: string; way?: Way },
): Problem => {
  if (typeof populate === 'string') {
    const paths = populate.split(',').map((one) => one.trim().split('.'));
    return paths.every((names) => leadsOnward(names, uid, attributesOf, way))
      ? null
      : `${path} — ${again(undefined)}`;
  }
  if (Array.isArray(populate)) {
    for (const [index, one] of populate.entries()) {
      const found = judgePopulated(one, uid, attributesOf, { path: `${path}.${index}`, way });
      if (found !== null) return found;
    }
    return null;
  }
  if (!isRecord(populate)) return null;
  for (const [name, nested] of Object.entries(populate)) {
    const { target, isList = false } = attributesOf(uid)[name] ?? {};
    if (target === undefined) continue;
    const onward = isList ? [...way, name] : way;
    const at = `${path}.${name}`;
    if (comesBack(onward)) return `${at} — ${again(name)}`;
    const within = isRecord(nested) ? nested.populate : undefined;
    const found = judgePopulated(within, target, attributesOf, {
      path: `${at}.populate`,
      way: onward,
    });
    if (found !== null) return found;
  }
  return null;
};
