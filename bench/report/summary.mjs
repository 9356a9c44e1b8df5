// @ts-check

/** The value below which a part of the others lie. @param {readonly number[]} values @param {number} part from 0 to 1 */
export const quantile = (values, part) =>
  [...values].sort((one, other) => one - other)[Math.floor((values.length - 1) * part)] ?? NaN;

/** The middle one, or between the two in the middle. @param {readonly number[]} values */
export const median = (values) => {
  const sorted = [...values].sort((one, other) => one - other);
  const [below, above] = [Math.floor, Math.ceil].map(
    (round) => sorted[round((sorted.length - 1) / 2)] ?? NaN,
  );
  return ((below ?? NaN) + (above ?? NaN)) / 2;
};

/** Digits enough to tell one from the other, and no more. @param {number} value */
export const figure = (value) => {
  if (!Number.isFinite(value)) return '–';
  return value.toFixed(Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2);
};

/** Least – median – most. @param {readonly number[]} values */
export const spread = (values) =>
  [quantile(values, 0), median(values), quantile(values, 1)].map(figure).join(' – ');
