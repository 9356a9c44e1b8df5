import { isRecord } from '../explainer/is-record';
import { countNames, countTerms } from './count-terms';
import type { AttributesOf } from './judge-filters';

/** Of all that one query populates: Strapi takes 10 to 20 ms for it, and nobody else is answered meanwhile. */
export const mostWeight = 1_000;

const sum = (weights: readonly number[]): number => weights.reduce((all, one) => all + one, 0);

/** What says only that something is populated. */
const plainly = new Set(['true', 'false', '1', '0', 't', 'f', '']);

/** What a value behind a name populates in turn: Strapi takes names there too. */
export const populatedBy = (nested: unknown): unknown => {
  if (isRecord(nested)) return nested.populate;
  return typeof nested === 'string' && plainly.has(nested) ? undefined : nested;
};

/** How many names one stands for: `*` for whatever leads to others. */
const namesIn = (name: string, uid: string, attributesOf: AttributesOf): number =>
  name === '*'
    ? Object.values(attributesOf(uid)).filter((attribute) => attribute?.target !== undefined).length
    : 1;

const weighPath = (
  [name, ...rest]: readonly string[],
  uid: string,
  attributesOf: AttributesOf,
  each: number,
): number => {
  if (name === undefined) return 0;
  const { target } = attributesOf(uid)[name] ?? {};
  const onward = target === undefined ? 0 : weighPath(rest, target, attributesOf, 2 * each);
  return each * namesIn(name, uid, attributesOf) + onward;
};

/** Of what is said of that which is populated. */
const weighNested = (
  nested: unknown,
  uid: string | undefined,
  attributesOf: AttributesOf,
  each: number,
): number => {
  const { filters, sort, fields } = isRecord(nested) ? nested : {};
  const said = each * (countTerms({ filters, sort }) + countNames(fields));
  const onward = populatedBy(nested);
  return said + (uid === undefined ? 0 : weighPopulated(onward, uid, attributesOf, 2 * each));
};

/**
 * What it costs Strapi to judge what a query populates, counted in names. It goes through each level anew for each level above it
 * (`defaultSanitizePopulate` in sanitizers.js of @strapi/utils 5.54): a name counts two at the first level, and twice as much at each further one;
 * so do conditions, orders and fields of what is populated. Twenty names in a row took 36 seconds.
 *
 * @param populate of no more levels than it may have
 */
export const weighPopulated = (
  populate: unknown,
  uid: string,
  attributesOf: AttributesOf,
  each = 2,
): number => {
  if (typeof populate === 'string') {
    const paths = populate.split(',').map((path) => path.trim().split('.'));
    return sum(paths.map((names) => weighPath(names, uid, attributesOf, each)));
  }
  if (Array.isArray(populate)) {
    return sum(populate.map((one) => weighPopulated(one, uid, attributesOf, each)));
  }
  if (!isRecord(populate)) return 0;
  return sum(
    Object.entries(populate).map(
      ([name, nested]) =>
        each * namesIn(name, uid, attributesOf) +
        weighNested(nested, attributesOf(uid)[name]?.target, attributesOf, each),
    ),
  );
};
