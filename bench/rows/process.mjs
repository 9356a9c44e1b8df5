// @ts-check
import { setTimeout as wait } from 'node:timers/promises';
import { distFolder } from '../../src/start/builds.mjs';
import { load } from '../load/load.mjs';
import { cold, graphqlArticleRequest, nativeRequest } from '../load/requests.mjs';
import { figure, median, spread } from '../report/summary.mjs';
import { copyDatabase, readSlug } from '../servers/databases.mjs';
import { startApp } from '../servers/start-app.mjs';
import { writeStock } from '../servers/stock.mjs';
import { peakMegabytes, residentMegabytes } from '../servers/usage.mjs';

const connections = 16;
const idleMilliseconds = 1_000;

/** What both can answer, as readers ask for it and as it is asked past the front door. */
const reads = [nativeRequest(readSlug), graphqlArticleRequest(readSlug)];
const loads = { peak: reads, coldPeak: reads.map(cold) };

/** @typedef {{ boot: number, idle: number, peak: number, coldPeak: number }} Figures */

/**
 * One start of one application and its load.
 * @param {import('../workplace.mjs').Workplace} workplace
 * @param {{ dist: string, database: Record<string, string> }} application
 * @param {number} seconds
 * @returns {Promise<Figures>}
 */
const measureOnce = async (workplace, { dist, database }, seconds) => {
  const startedAt = performance.now();
  const app = await startApp(workplace, dist, database);
  const boot = (performance.now() - startedAt) / 1000;
  await wait(idleMilliseconds);
  const figures = { boot, idle: await residentMegabytes(app), peak: 0, coldPeak: 0 };
  // The cold reads come last: a peak is the most since the start.
  for (const name of /** @type {const} */ (['peak', 'coldPeak'])) {
    for (const request of loads[name]) await load(app, request, { connections, seconds });
    figures[name] = await peakMegabytes(app);
  }
  await app.stop();
  return figures;
};

const rowNames = {
  boot: ['second start, s', '≤ 1.25'],
  idle: ['resident memory, idle, MB', '≤ 1.25'],
  peak: ['resident memory, peak under load, MB', '≤ 1'],
  coldPeak: ['the same past the front door, MB', ''],
};

/**
 * What a process takes, beside one of stock Strapi on the same rows.
 * @param {import('../options.mjs').Bench} bench
 */
export const measureProcess = async ({ workplace, options, say }) => {
  const applications = {
    stock: {
      dist: writeStock(workplace.folder),
      database: await copyDatabase(workplace, 1, 'process-stock'),
    },
    ours: { dist: distFolder, database: await copyDatabase(workplace, 1, 'process') },
  };
  /** @type {{ stock: Figures[], ours: Figures[] }} */
  const figures = { stock: [], ours: [] };
  for (let round = 0; round <= options.rounds; round += 1) {
    say(`process: start ${round} of ${options.rounds}`);
    for (const name of /** @type {const} */ (['stock', 'ours'])) {
      const measured = await measureOnce(workplace, applications[name], options.seconds);
      // At its first start stock Strapi takes the tables away that it does not know.
      if (round > 0) figures[name].push(measured);
    }
  }
  return {
    title: 'A process, beside one of stock Strapi',
    columns: ['what', 'stock', 'ours', 'ours / stock: least – median – most', 'goal', 'remarks'],
    rows: /** @type {(keyof Figures)[]} */ (Object.keys(rowNames)).map((key) => {
      const [name = '', goal = ''] = rowNames[key];
      const ratios = figures.ours.map(
        (mine, round) => mine[key] / (figures.stock[round]?.[key] ?? NaN),
      );
      return [
        name,
        figure(median(figures.stock.map((theirs) => theirs[key]))),
        figure(median(figures.ours.map((mine) => mine[key]))),
        spread(ratios),
        goal,
        '',
      ];
    }),
  };
};
