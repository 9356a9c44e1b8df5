// @ts-check
import { isDeepStrictEqual } from 'node:util';
import { distFolder } from '../../src/start/builds.mjs';
import { ask, headerOf } from '../load/ask.mjs';
import { compare } from '../load/compare.mjs';
import { checkStatuses, hitShare, percent } from '../load/remarks.mjs';
import { comparisonColumns, comparisonRow } from '../report/comparison-row.mjs';
import { copyDatabase } from '../servers/databases.mjs';
import { startApp } from '../servers/start-app.mjs';
import { writeStock } from '../servers/stock.mjs';
import { coldSubjects } from './subjects.mjs';

/** With hundreds of readers, each of whom waits for some twenty a second, a load of stock Strapi takes half a minute. */
const mostRoundsOf = (/** @type {number} */ connections) => (connections > 100 ? 2 : Infinity);

/** @param {import('../load/load.mjs').Load[]} loads */
const checkCold = (loads) =>
  hitShare(loads) > 0 ? [`**from the store: ${percent(hitShare(loads))}**`] : [];

/**
 * Whether both say the same. Stock Strapi gives what it populates as it comes, in another order from time to time.
 * @param {import('../load/ask.mjs').RawAnswer} given
 * @param {import('../load/ask.mjs').RawAnswer} other
 */
const isSameJson = (given, other) =>
  isDeepStrictEqual(JSON.parse(given.body.toString()), JSON.parse(other.body.toString()));

/**
 * What is computed for each reader, beside stock Strapi on the same rows.
 * @param {import('../options.mjs').Bench} bench
 */
export const measureCold = async ({ workplace, options, say }) => {
  const [mine, theirs] = [
    await copyDatabase(workplace, 1, 'cold'),
    await copyDatabase(workplace, 1, 'cold-stock'),
  ];
  const app = await startApp(workplace, distFolder, mine);
  const stock = await startApp(workplace, writeStock(workplace.folder), theirs);
  const rows = [];
  for (const { name, request, stock: stockRequest, status, goal } of await coldSubjects(app)) {
    const [given, other] = [await ask(app, request), await ask(stock, stockRequest)];
    const isSame = request === stockRequest && isSameJson(given, other);
    for (const connections of options.connections) {
      say(`cold: ${name}, ${connections} connections`);
      const loads = await compare(
        { server: stock, request: stockRequest },
        { server: app, request },
        {
          connections,
          seconds: options.seconds,
          rounds: Math.min(options.rounds, mostRoundsOf(connections)),
        },
      );
      const remarks = [
        `${given.body.length} bytes, ${isSame ? 'the same' : `stock ${other.body.length}`}`,
        ...checkStatuses('ours', loads.ours, status),
        ...checkStatuses('stock', loads.base, 200),
        ...checkCold(loads.ours),
        ...(headerOf(other, 'cache-status') === undefined ? [] : ['**stock has a store**']),
      ];
      rows.push(comparisonRow({ name, connections, goal, remarks }, loads));
    }
  }
  await Promise.all([app.stop(), stock.stop()]);
  return {
    title: 'Past the front door, beside stock Strapi',
    columns: comparisonColumns('stock'),
    rows,
  };
};
