import { isRecord } from '../explainer/is-record';
import type { AttributesOf, Problem } from './judge-filters';

/**
 * By so much of others a filter leads. Each list multiplies the rows that the database looks at where it is joined; each of others, where it
 * is not, is a set of ids that is made anew wherever it is named, for up to 18 ms of 16,000 sections, in the one statement that finds the
 * page (decision 22). Sets of sections are made of one another where relations follow one another; those of parts, of what there already is.
 */
const most = { lists: 3, others: 4, relationsInARow: 3 };

/** The lists by which one part of a query leads from documents to others, from the outside in. */
type Way = readonly string[];

/** What a filter leads by, with the lists and how many relations are on the way to it, itself among them. */
interface Other {
  isList: boolean;
  way: Way;
  relations: number;
}

const othersOf = (
  filters: unknown,
  uid: string,
  attributesOf: AttributesOf,
  from: Pick<Other, 'way' | 'relations'> = { way: [], relations: 0 },
): Other[] => {
  if (Array.isArray(filters)) {
    return filters.flatMap((one) => othersOf(one, uid, attributesOf, from));
  }
  if (!isRecord(filters)) return [];
  return Object.entries(filters).flatMap(([name, value]) => {
    if (name.startsWith('$')) return othersOf(value, uid, attributesOf, from);
    const { target, type, isList = false } = attributesOf(uid)[name] ?? {};
    if (target === undefined) return [];
    const other = {
      isList,
      way: isList ? [...from.way, name] : from.way,
      relations: from.relations + (type === 'component' ? 0 : 1),
    };
    return [other, ...othersOf(value, target, attributesOf, other)];
  });
};

const comesBack = (way: Way): boolean => new Set(way).size < way.length;

/** Of all that documents of a type lead to, a list that is on the way already; undefined where there is none. */
const listComingBack = (uid: string, attributesOf: AttributesOf, way: Way): string | undefined =>
  way.find((name) => attributesOf(uid)[name]?.isList === true);

const again = (name = 'sections'): string =>
  `expected no list twice on one way, such as ${name}: it leads back to where it came from`;

/** Judges by how many others a filter leads, by how many lists of these, and by how many relations one after another. */
export const judgeJoins = (
  filters: unknown,
  uid: string,
  attributesOf: AttributesOf,
  path: string,
): Problem => {
  const others = othersOf(filters, uid, attributesOf);
  const back = others.find(({ way }) => comesBack(way));
  if (back !== undefined) return `${path} — ${again(back.way.at(-1))}`;
  const lists = others.filter(({ isList }) => isList);
  if (lists.length > most.lists) {
    return `${path} — expected to lead by at most ${most.lists} lists of others; got ${lists.length}`;
  }
  if (others.length > most.others) {
    return `${path} — expected to lead by at most ${most.others} others; got ${others.length}`;
  }
  const inARow = Math.max(0, ...others.map(({ relations }) => relations));
  return inARow > most.relationsInARow
    ? `${path} — expected to lead by at most ${most.relationsInARow} relations one after another; got ${inARow}`
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

/** What says only that something is populated. */
const plainly = new Set(['true', 'false', '1', '0', 't', 'f', '']);

const tooDeep = `expected at most ${mostLevels} levels`;

/** What a value behind a name populates in turn: Strapi takes names there too. */
export const populatedBy = (nested: unknown): unknown => {
  if (isRecord(nested)) return nested.populate;
  return typeof nested === 'string' && plainly.has(nested) ? undefined : nested;
};

/** The same of what is populated, where a list is all that it holds, whatever the page; and by how many levels. */
export const judgePopulated = (
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
      const found = judgePopulated(one, uid, attributesOf, {
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
    const found = judgePopulated(populatedBy(nested), target, attributesOf, {
      path: isRecord(nested) ? `${at}.populate` : at,
      way: onward,
      levels: levels + 1,
    });
    if (found !== null) return found;
  }
  return null;
};
