// @ts-check
import { parseArgs } from 'node:util';

/**
 * How much is measured: seconds of each load, rounds of each comparison, generated explainers in the large database, connections of
 * the hits, and publishes whose way to the readers is timed.
 * @typedef {{ seconds: number, rounds: number, explainers: number, connections: number[], publishes: number }} Options
 */

/** @typedef {{ workplace: import('./workplace.mjs').Workplace, options: Options, say: (sentence: string) => void }} Bench */

/** @type {Options} */
const whole = {
  seconds: 2,
  rounds: 5,
  explainers: 1000,
  connections: [1, 16, 256],
  publishes: 60,
};

/** Enough to see that everything works, and too little to believe its figures. @type {Options} */
const quick = { seconds: 1, rounds: 2, explainers: 20, connections: [16], publishes: 10 };

/** @param {string} name @param {string} text */
const readNumber = (name, text) => {
  const value = Number(text);
  if (!(value > 0)) throw new Error(`--${name} ${text} — expected a number above 0`);
  return value;
};

/**
 * @param {string[]} argv
 * @param {string[]} parts names of all that can be measured
 * @returns {{ options: Options, rows: string[], output: string | undefined }}
 */
export const readOptions = (argv, parts) => {
  const { values } = parseArgs({
    args: argv,
    options: {
      quick: { type: 'boolean', default: false },
      seconds: { type: 'string' },
      rounds: { type: 'string' },
      explainers: { type: 'string' },
      rows: { type: 'string' },
      output: { type: 'string' },
    },
  });
  const options = { ...(values.quick ? quick : whole) };
  for (const name of /** @type {const} */ (['seconds', 'rounds', 'explainers'])) {
    const text = values[name];
    if (text !== undefined) options[name] = readNumber(name, text);
  }
  const rows = values.rows?.split(',') ?? parts;
  for (const name of rows) {
    if (!parts.includes(name)) {
      throw new Error(`--rows ${name} — expected some of ${parts.join(', ')}`);
    }
  }
  return { options, rows, output: values.output };
};
