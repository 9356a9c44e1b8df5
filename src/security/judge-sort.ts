import { isRecord } from '../explainer/is-record';
import { isNoneOfPart, type AttributesOf, type Problem } from './judge-filters';
import { leadsOnward } from './judge-joins';

/** Between the names of a path. */
const step = /[.[\]]/;

/** The paths of attributes by which a sort goes, in whatever shape Strapi takes it. */
const sortPaths = (sort: unknown): string[] => {
  if (typeof sort === 'string') {
    return sort
      .split(',')
      .map((one) => (one.split(':')[0] ?? '').trim())
      .filter((path) => path !== '');
  }
  if (Array.isArray(sort)) return sort.flatMap(sortPaths);
  if (!isRecord(sort)) return [];
  return Object.entries(sort).flatMap(([name, order]) =>
    isRecord(order) ? sortPaths(order).map((path) => `${name}.${path}`) : [name],
  );
};

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

const endsInNone = (
  [name = '', ...rest]: readonly string[],
  uid: string,
  attributesOf: AttributesOf,
): boolean => {
  const target = attributesOf(uid)[name]?.target;
  return rest.length === 0 || target === undefined
    ? isNoneOfPart(uid, name)
    : endsInNone(rest, target, attributesOf);
};

/**
 * Strapi fails on a path that leads on from a value, and has no working SQL for the order of what is populated where it leads on
 * to another document.
 */
export const judgeSort = (
  sort: unknown,
  uid: string,
  attributesOf: AttributesOf,
  { path, isNested }: { path: string; isNested: boolean },
): Problem => {
  const leadsOn = (names: readonly string[]): boolean => {
    const [name = '', ...rest] = names;
    if (name === '') return false;
    if (rest.length === 0) return !isNoneOfPart(uid, name);
    const target = attributesOf(uid)[name]?.target;
    return (
      target !== undefined &&
      !isNested &&
      rest.every((one) => one !== '') &&
      leadsOnward(names, uid, attributesOf) &&
      !endsInNone(names, uid, attributesOf)
    );
  };
  if (!saysWhichWay(sort))
    return `${path} — expected asc or desc after an attribute, such as slug:desc`;
  const paths = sortPaths(sort);
  const odd = paths.find((one) => !leadsOn(one.split(step)));
  if (odd === undefined) {
    // Strapi selects each beside the columns of the document, and PostgreSQL does not know which of two of one name is meant.
    const again = paths.find((one, index) => paths.indexOf(one) < index);
    return again === undefined || !paths.some((one) => step.test(one))
      ? null
      : `${path} — expected each attribute once beside one of a relation; got ${again} again`;
  }
  return isNested
    ? `${path} — expected attributes of what is populated itself`
    : `${path} — expected attributes, or relations and then attributes, such as article.title, and no list twice`;
};
