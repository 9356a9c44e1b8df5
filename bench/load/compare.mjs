// @ts-check
import { load } from './load.mjs';

/** @typedef {import('./load.mjs').Load} Load */
/** @typedef {{ server: import('../servers/start-process.mjs').Server, request: import('./ask.mjs').Request }} Side */
/** @typedef {{ connections: number } & ({ seconds: number } | { amount: number })} Extent */
/** @typedef {{ base: Load[], ours: Load[] }} Comparison */

/** As part of the seconds of a load. */
const warmUpPart = 0.5;

/** With fewer answers for each connection, those under way at the end of a time would be more than a fiftieth. */
const leastAnswersEach = 50;

/**
 * Warms a side up, and finds out whether its answers come fast enough to be counted for a time.
 * @param {Side} side
 * @param {{ connections: number, seconds: number }} wish
 * @returns {Promise<Extent>}
 */
const warmUp = async ({ server, request }, { connections, seconds }) => {
  const amountOf = (/** @type {number} */ answers) => Math.max(connections * 2, Math.ceil(answers));
  const first = await load(server, request, { connections, amount: amountOf(0) });
  const amount = amountOf(first.perSecond * seconds * warmUpPart);
  const { perSecond } =
    amount > first.answers ? await load(server, request, { connections, amount }) : first;
  const answers = perSecond * seconds;
  return answers >= connections * leastAnswersEach
    ? { connections, seconds }
    : { connections, amount: amountOf(answers) };
};

/**
 * Loads both sides in alternation, so that whatever else the machine does is shared.
 * @param {Side} base
 * @param {Side} ours
 * @param {{ connections: number, seconds: number, rounds: number }} wish
 * @returns {Promise<Comparison>} one load of each for each round
 */
export const compare = async (base, ours, { rounds, ...wish }) => {
  const extents = { base: await warmUp(base, wish), ours: await warmUp(ours, wish) };
  /** @type {Comparison} */
  const loads = { base: [], ours: [] };
  for (let round = 0; round < rounds; round += 1) {
    loads.base.push(await load(base.server, base.request, extents.base));
    loads.ours.push(await load(ours.server, ours.request, extents.ours));
  }
  return loads;
};

/**
 * One ratio for each round.
 * @param {Comparison} loads
 * @param {(base: Load, ours: Load) => number} ratio
 */
export const ratiosOf = ({ base, ours }, ratio) =>
  ours.flatMap((load_, round) => {
    const other = base[round];
    return other === undefined ? [] : [ratio(other, load_)];
  });
