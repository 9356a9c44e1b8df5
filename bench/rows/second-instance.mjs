// @ts-check
import { setTimeout as wait } from 'node:timers/promises';
import { distFolder } from '../../src/start/builds.mjs';
import { ask, isHit } from '../load/ask.mjs';
import { percent } from '../load/remarks.mjs';
import { figure, median, quantile } from '../report/summary.mjs';
import { fillWithExplainers, publishedSlug } from '../servers/databases.mjs';
import { startApp } from '../servers/start-app.mjs';
import { startPostgres } from '../servers/start-postgres.mjs';
import { doorsTo } from './doors.mjs';
import { preparePublisher } from './publish.mjs';

/** @typedef {import('../servers/start-process.mjs').Server} Server */
/** @typedef {import('../load/ask.mjs').Request} Request */
/** @typedef {{ stale: number, seen: number }} Wait milliseconds after the publish */

const pollMilliseconds = 2;
const patienceMilliseconds = 10_000;

/**
 * Asks until the words are there.
 * @param {Server} server
 * @param {Request} request
 * @param {string} words
 * @returns {Promise<Wait>} when the last question was asked that had an old answer, and when the first new answer was there
 */
const waitForWords = async (server, request, words) => {
  const publishedAt = performance.now();
  const sincePublish = () => performance.now() - publishedAt;
  for (let stale = 0; ; ) {
    const asked = sincePublish();
    const { body } = await ask(server, request);
    if (body.includes(words)) return { stale, seen: sincePublish() };
    stale = asked;
    if (asked > patienceMilliseconds) return { stale: Infinity, seen: Infinity };
    await wait(pollMilliseconds);
  }
};

/**
 * Publishes on one instance, and reads through one door of the other.
 * @param {Server} second
 * @param {Request} request
 * @param {import('./publish.mjs').Publisher} publisher
 * @param {number} publishes
 */
const measureDoor = async (second, request, publisher, publishes) => {
  /** @type {Wait[]} */
  const waits = [];
  let stored = 0;
  for (let number = 0; number < publishes; number += 1) {
    await ask(second, request);
    if (isHit(await ask(second, request))) stored += 1;
    waits.push(await waitForWords(second, request, await publisher.publish()));
  }
  return { waits, stored };
};

/** @param {string} name @param {Awaited<ReturnType<typeof measureDoor>>} measured */
const rowOf = (name, { waits, stored }) => {
  const [stale, seen] = [waits.map((each) => each.stale), waits.map((each) => each.seen)];
  return [
    name,
    String(waits.length),
    figure(quantile(stale, 0.99)),
    figure(quantile(stale, 1)),
    figure(median(seen)),
    figure(quantile(seen, 0.99)),
    'p99 ≤ 250',
    percent(stored / waits.length),
    [
      ...(stored === 0 ? ['**nothing was stored that could have been stale**'] : []),
      ...(seen.includes(Infinity) ? ['**not seen within 10 s**'] : []),
    ].join('; '),
  ];
};

/**
 * How long after a publish the readers of another instance get it.
 * @param {import('../options.mjs').Bench} bench
 */
export const measureSecondInstance = async ({ workplace, options, say }) => {
  say('second-instance: PostgreSQL');
  const postgres = await startPostgres(workplace.folder);
  const rows = [];
  try {
    // One after the other: the first makes the tables.
    const database = await postgres.create('bench');
    const first = await startApp(workplace, distFolder, database);
    await fillWithExplainers(workplace, first, 'postgres', 1);
    const second = await startApp(workplace, distFolder, database);
    const publisher = await preparePublisher(first, publishedSlug);
    for (const { name, request } of doorsTo(publishedSlug, publisher.slug)) {
      say(`second-instance: ${name}`);
      rows.push(rowOf(name, await measureDoor(second, request, publisher, options.publishes)));
    }
    await Promise.all([first.stop(), second.stop()]);
  } finally {
    await postgres.stop();
  }
  return {
    title: 'From publish to visible, on a second instance (PostgreSQL)',
    columns: [
      'what',
      'publishes',
      'last stale question, p99 ms',
      'longest',
      'new answer there, p50 ms',
      'p99 ms',
      'goal',
      'old answer was in the store',
      'remarks',
    ],
    rows,
  };
};
