import { isRecord } from '../explainer/is-record';

/** Between the names of a path. */
export const step = /[.[\]]/;

/** The paths of attributes by which a sort goes, in whatever shape Strapi takes it. */
export const sortPaths = (sort: unknown): string[] => {
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

/** In characters; fifty attributes are fewer. */
export const longestSort = 5_000;

/** How long a sort is, in time that grows with the number of its texts. */
export const sortLength = (sort: unknown): number => {
  if (typeof sort === 'string') return sort.length;
  if (Array.isArray(sort)) return sort.reduce<number>((sum, one) => sum + sortLength(one), 0);
  if (!isRecord(sort)) return 0;
  return Object.entries(sort).reduce((sum, [name, one]) => sum + name.length + sortLength(one), 0);
};

/** Whether a path goes on to an attribute of another document. */
export const leadsOn = (path: string): boolean => step.test(path);
