// @ts-check
import { ask } from './ask.mjs';

/** @typedef {import('./compare.mjs').Side} Side */
/** @typedef {import('./load.mjs').Load} Load */

/** Of a whole answer's bytes: an Age of two digits is no other answer than one of one. */
const tolerance = 0.01;

const addedByNode = ['date', 'connection', 'keep-alive'];

/** @param {import('./ask.mjs').RawAnswer} answer */
const linesOf = ({ status, rawHeaders }) => [
  String(status),
  ...rawHeaders.flatMap((name, index) =>
    index % 2 === 0 && !addedByNode.includes(name.toLowerCase())
      ? // It counts the seconds in the store.
        [name.toLowerCase() === 'age' ? 'Age' : `${name}: ${rawHeaders[index + 1]}`]
      : [],
  ),
];

/** What is wrong with a comparison of two sides that should send the same. @param {Side} base @param {Side} ours */
export const compareBytes = async (base, ours) => {
  const [other, mine] = [
    await ask(base.server, base.request),
    await ask(ours.server, ours.request),
  ];
  if (!other.body.equals(mine.body)) return ['**other body**'];
  const others = linesOf(other);
  const different = linesOf(mine).filter((line) => !others.includes(line));
  return different.length === 0 && others.length === linesOf(mine).length
    ? []
    : [`other head: ${different.map((line) => `\`${line}\``).join(', ')}`];
};

/** The share of answers that came from the store. @param {Load[]} loads */
export const hitShare = (loads) =>
  loads.reduce((sum, { latencies }) => sum + latencies.hits.length, 0) /
  loads.reduce((sum, { answers }) => sum + answers, 0);

/** @param {number} share */
export const percent = (share) => `${(share * 100).toFixed(share > 0 && share < 1 ? 1 : 0)} %`;

/**
 * What was wrong under load: other statuses than the one expected, broken connections.
 * @param {string} name whose loads they are
 * @param {Load[]} loads
 * @param {number} status
 */
export const checkStatuses = (name, loads, status) => {
  const others = loads.flatMap(({ statuses }) =>
    Object.entries(statuses).filter(([given]) => Number(given) !== status),
  );
  const errors = loads.reduce((sum, load) => sum + load.errors, 0);
  return [
    ...[...new Set(others.map(([given]) => given))].map((given) => `**${name} answered ${given}**`),
    ...(errors > 0 ? [`**${name}: ${errors} errors**`] : []),
  ];
};

/** Whether both sides sent as many bytes with each answer. @param {import('./compare.mjs').Comparison} loads */
export const checkSizes = ({ base, ours }) => {
  const each = (/** @type {Load[]} */ loads) =>
    loads.reduce((sum, { bytesEach }) => sum + bytesEach, 0) / loads.length;
  const [other, mine] = [each(base), each(ours)];
  return Math.abs(other / mine - 1) > tolerance
    ? [`**${mine.toFixed(0)} bytes for ${other.toFixed(0)}**`]
    : [];
};
