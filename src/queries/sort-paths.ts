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

/** Whether a path goes on to an attribute of another document. */
export const leadsOn = (path: string): boolean => step.test(path);
