import { isRecord } from '../explainer/is-record';
import { isLongSort, longSortProblem } from '../queries/long-sorts';
import { isLongText } from '../queries/long-texts';
import { leadsOn, sortPaths, step } from '../queries/sort-paths';
import { isNoneOfPart, type AttributesOf, type Problem } from './judge-filters';

/** Attributes of other documents: for each the database joins them to all that there are, before it knows the first page. */
const mostOnward = 1;

const directions = new Set(['asc', 'desc']);

const isDirection = (order: unknown): boolean =>
  typeof order === 'string' && directions.has(order.toLowerCase());

/** Whether each order goes up or down, where it says at all which way. */
const saysWhichWay = (sort: unknown): boolean => {
  if (typeof sort === 'string')
    return sort.split(',').every((one) => {
      const [, order = 'asc'] = one.split(':');
      return isDirection(order.trim());
    });
  if (Array.isArray(sort)) return sort.every(saysWhichWay);
  if (!isRecord(sort)) return true;
  return Object.values(sort).every((order) =>
    isRecord(order) || Array.isArray(order) ? saysWhichWay(order) : isDirection(order),
  );
};

/** Whether the type at which a path ends has an attribute `status`. */
const hasStatus = (path: string, uid: string, attributesOf: AttributesOf): boolean => {
  const [name = '', ofTarget] = path.split(step);
  const owner = ofTarget === undefined ? uid : attributesOf(uid)[name]?.target;
  return owner !== undefined && attributesOf(owner).status !== undefined;
};

/**
 * Strapi fails on a path that leads on from a value, and has no working SQL for the order of what is populated where it leads on
 * to another document. A list has no one value to sort by, and each further step is one more to join: on SQLite, 16,000 sections by the
 * notices of their articles' sections kept everybody waiting for half a second.
 */
export const judgeSort = (
  sort: unknown,
  uid: string,
  attributesOf: AttributesOf,
  { path, isNested }: { path: string; isNested: boolean },
): Problem => {
  const canSortBy = ([name = '', ofTarget, ...further]: readonly string[]): boolean => {
    if (name === '') return false;
    if (ofTarget === undefined) return !isNoneOfPart(uid, name);
    const { target, isList = false } = attributesOf(uid)[name] ?? {};
    return (
      target !== undefined &&
      !isList &&
      !isNested &&
      ofTarget !== '' &&
      further.length === 0 &&
      !isNoneOfPart(target, ofTarget)
    );
  };
  // In time that grows with its length: as a variable of GraphQL one order may be as long as a body.
  if (isLongSort(sort)) return longSortProblem(path);
  if (!saysWhichWay(sort))
    return `${path} — expected asc or desc after an attribute, such as slug:desc`;
  const paths = sortPaths(sort);
  if (!paths.every((one) => canSortBy(one.split(step)))) {
    return isNested
      ? `${path} — expected attributes of what is populated itself`
      : `${path} — expected attributes, or a relation to one document and then an attribute of that, such as article.title`;
  }
  // All of them are read to be compared: the bodies of 16,000 sections kept SQLite for a quarter of a second.
  const long = paths.find((one) => isLongText(one.split(step).at(-1) ?? ''));
  if (long !== undefined)
    return `${path} — expected attributes of a line or a paragraph; got ${long}, whose texts are longer`;
  // Where a type has drafts, @strapi/utils 5.54 lets this one name pass without an attribute (`validateSort`), and takes it out afterwards:
  // what was asked for in an order came in none, and nobody was told.
  const absent = paths.find(
    (one) => one.split(step).at(-1) === 'status' && !hasStatus(one, uid, attributesOf),
  );
  if (absent !== undefined) return `${path} — expected attributes; got ${absent}, which is none`;
  const onward = paths.filter(leadsOn).length;
  if (onward > mostOnward) {
    return `${path} — expected at most ${mostOnward} attribute of a related document; got ${onward}`;
  }
  // The second time puts nothing in another order, and is compared all the same wherever rows are alike in what stands before it, which
  // SQLite does in one piece. Beside one of a relation PostgreSQL does not know which of the two columns is meant, for Strapi selects both.
  const seen = new Set<string>();
  const again = paths.find((one) => seen.size === seen.add(one).size);
  return again === undefined ? null : `${path} — expected each attribute once; got ${again} again`;
};
