// @ts-check
import { ratiosOf } from '../load/compare.mjs';
import { hitShare, percent } from '../load/remarks.mjs';
import { figure, median, quantile, spread } from './summary.mjs';

/** @typedef {import('../load/load.mjs').Load} Load */

/** @param {string} base what stands beside ours */
export const comparisonColumns = (base) => [
  'what',
  'connections',
  `${base}, answers/s`,
  'ours, answers/s',
  `ours / ${base}: least – median – most`,
  'goal',
  `work: ${base} / ours, median`,
  `cores at work: ${base}, ours`,
  'ours p50, p99 ms',
  'hits',
  'remarks',
];

/**
 * @param {{ name: string, connections: number, goal: string, remarks: string[] }} row
 * @param {import('../load/compare.mjs').Comparison} loads
 * @returns {string[]}
 */
export const comparisonRow = ({ name, connections, goal, remarks }, loads) => {
  const middle = (/** @type {Load[]} */ of, /** @type {(load: Load) => number} */ value) =>
    figure(median(of.map(value)));
  const latencies = loads.ours.flatMap((load) => load.latencies.all);
  return [
    name,
    String(connections),
    middle(loads.base, (load) => load.perSecond),
    middle(loads.ours, (load) => load.perSecond),
    spread(ratiosOf(loads, (base, ours) => ours.perSecond / base.perSecond)),
    goal,
    figure(
      median(ratiosOf(loads, (base, ours) => base.cpuMicrosecondsEach / ours.cpuMicrosecondsEach)),
    ),
    `${middle(loads.base, (load) => load.cpuShare)}, ${middle(loads.ours, (load) => load.cpuShare)}`,
    `${figure(median(latencies))}, ${figure(quantile(latencies, 0.99))}`,
    percent(hitShare(loads.ours)),
    remarks.join('; '),
  ];
};
