// @ts-check

/** @param {number[]} values */
export const summarize = (values) => {
  const sorted = [...values].sort((one, other) => one - other);
  const at = (/** @type {number} */ part) => sorted[Math.floor((sorted.length - 1) * part)] ?? 0;
  return { least: at(0), median: at(0.5), most: at(1) };
};

/** @param {{ least: number, median: number, most: number }} figures */
export const showSummary = ({ least, median, most }) =>
  [least, median, most].map((figure) => figure.toFixed(1)).join(' – ');
