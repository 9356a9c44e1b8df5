import { isRecord } from '../explainer/is-record';
import type { AttributesOf, Problem } from './judge-filters';
import { again, comesBack, leadsBack, once, type Way } from './list-ways';

/**
 * By so much of others a filter leads. Each list multiplies the rows that the database looks at where it is joined; each of others, where it
 * is not, is a set of ids that is made anew wherever it is named, for up to 18 ms of 16,000 sections, in the one statement that finds the
 * page (decision 22). Sets of sections are made of one another where relations follow one another; those of parts, of what there already is.
 */
const most = { lists: 3, others: 4, relationsInARow: 3 };

/** What a filter leads by, with the lists and how many relations are on the way to it, itself among them. */
interface Other {
  isList: boolean;
  /** The lists on the way, and all names. */
  way: Way;
  names: Way;
  relations: number;
}

const othersOf = (
  filters: unknown,
  uid: string,
  attributesOf: AttributesOf,
  from: Omit<Other, 'isList'> = { way: [], names: [], relations: 0 },
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
      names: [...from.names, name],
      relations: from.relations + (type === 'component' ? 0 : 1),
    };
    return [other, ...othersOf(value, target, attributesOf, other)];
  });
};

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
  // A set of 32,000 rows that says what the first step said: made for a `$not`, it held SQLite for 100 ms.
  const returning = others.find(({ names }) => leadsBack(names));
  if (returning !== undefined) return `${path} — ${once(returning.names.at(-1))}`;
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
