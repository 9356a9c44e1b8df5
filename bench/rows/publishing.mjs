// @ts-check
import { distFolder } from '../../src/start/builds.mjs';
import { checkStatuses, hitShare, percent } from '../load/remarks.mjs';
import { load } from '../load/load.mjs';
import { explainerRequest } from '../load/requests.mjs';
import { figure, median, quantile, spread } from '../report/summary.mjs';
import { copyDatabase, publishedSlug, readSlug } from '../servers/databases.mjs';
import { startApp } from '../servers/start-app.mjs';
import { keepPublishing, preparePublisher } from './publish.mjs';

/** @typedef {import('../load/load.mjs').Load} Load */

const connections = 16;
const everyMilliseconds = 100;
const secondsFactor = 2;

/** Milliseconds of the answers that came from the store; of all of them where there is no store. @param {Load} load_ */
const hitLatencies = ({ latencies }) =>
  latencies.hits.length > 0 ? latencies.hits : latencies.all;

/**
 * @param {string} name
 * @param {Load[]} loads
 * @param {{ quiet: Load[], remarks: string[] }} beside the loads of the same rounds while nothing was published
 */
const rowOf = (name, loads, { quiet, remarks }) => {
  const hits = loads.flatMap(hitLatencies);
  const all = loads.flatMap(({ latencies }) => latencies.all);
  const tails = loads.map((load_) => quantile(hitLatencies(load_), 0.99));
  const over = (/** @type {Load[]} */ others) =>
    spread(
      tails.map(
        (tail, round) => tail / median(others.slice(round, round + 1).flatMap(hitLatencies)),
      ),
    );
  return [
    name,
    figure(median(loads.map(({ perSecond }) => perSecond))),
    figure(median(hits)),
    figure(quantile(hits, 0.99)),
    over(loads),
    '≤ 10',
    over(quiet),
    figure(quantile(all, 0.99)),
    figure(quantile(all, 1)),
    percent(hitShare(loads)),
    [
      ...remarks,
      ...checkStatuses('ours', loads, 200),
      ...(hitShare(loads) === 0 ? ['**no hits: of all answers**'] : []),
    ].join('; '),
  ];
};

/**
 * How long readers wait while editors publish.
 * @param {import('../options.mjs').Bench} bench
 */
export const measurePublishing = async ({ workplace, options, say }) => {
  const app = await startApp(workplace, distFolder, await copyDatabase(workplace, 1, 'publishing'));
  const extent = { connections, seconds: options.seconds * secondsFactor };
  const request = explainerRequest(readSlug);
  await load(app, request, extent);
  const rows = [];
  for (const [name, slug] of [
    ['another explainer is published', publishedSlug],
    ['the explainer that is read is published', readSlug],
  ]) {
    say(`publishing: ${name}`);
    const publisher = await preparePublisher(app, slug ?? '');
    /** @type {{ quiet: Load[], busy: Load[] }} */
    const loads = { quiet: [], busy: [] };
    /** @type {number[]} */
    const durations = [];
    for (let round = 0; round < options.rounds; round += 1) {
      loads.quiet.push(await load(app, request, extent));
      const publishing = keepPublishing(publisher, everyMilliseconds);
      loads.busy.push(await load(app, request, extent));
      durations.push(...(await publishing.stop()));
    }
    const beats = (options.rounds * extent.seconds * 1000) / everyMilliseconds;
    const published = `${durations.length} publishes in ${beats} beats, each ${figure(median(durations))} ms in the median`;
    rows.push(rowOf('nothing is published', loads.quiet, { quiet: loads.quiet, remarks: [] }));
    rows.push(rowOf(String(name), loads.busy, { quiet: loads.quiet, remarks: [published] }));
  }
  await app.stop();
  return {
    title: `Hits while something is published every ${everyMilliseconds} ms`,
    columns: [
      `what, ${connections} connections`,
      'answers/s',
      'p50 of a hit, ms',
      'p99 of a hit, ms',
      'p99 / p50: least – median – most',
      'goal',
      'p99 / p50 while nothing is published',
      'p99 of all, ms',
      'longest, ms',
      'hits',
      'remarks',
    ],
    rows,
  };
};
