// @ts-check
// What the ledger costs and what it gives, as Markdown: `node bench/ledger.mjs [--database sqlite|postgres]… [--explainers 1000]
// [--revisions 100000] [--publishes 40] [--processes 5] [--seconds 5]`. Beside it stands stock Strapi: the same content types, and
// none of our hooks. Every answer is computed: what is sent from memory is `npm run bench`'s to measure.
import { createRequire } from 'node:module';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { distFolder } from '../src/start/builds.mjs';
import { projectRoot } from '../src/start/project-root.mjs';
import { growLedger, instantOf } from './ledger/grow-ledger.mjs';
import { createExplainer, sectionsEach, timePublish } from './ledger/published-explainer.mjs';
import { compare } from './load/compare.mjs';
import { load } from './load/load.mjs';
import { checkStatuses } from './load/remarks.mjs';
import { cold, explainerRequest, nativeRequest } from './load/requests.mjs';
import { figure, median, spread } from './report/summary.mjs';
import { fillWithExplainers, readSlug } from './servers/databases.mjs';
import { importFolder, startApp } from './servers/start-app.mjs';
import { writeStock } from './servers/stock.mjs';
import { startDatabases } from './servers/temporary-databases.mjs';
import { peakMegabytes, residentMegabytes } from './servers/usage.mjs';
import { openWorkplace } from './workplace.mjs';

/** @type {{ writeCursor: (cursor: object) => string }} */
const { writeCursor } = createRequire(import.meta.url)(
  path.join(distFolder, 'src/delivery/policy/cursors.js'),
);

const connections = 16;
const rounds = 3;

const { values: options } = parseArgs({
  options: {
    database: { type: 'string', multiple: true, default: ['sqlite', 'postgres'] },
    explainers: { type: 'string', default: '1000' },
    revisions: { type: 'string', default: '100000' },
    publishes: { type: 'string', default: '40' },
    processes: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '5' },
  },
});
const seconds = Number(options.seconds);

const workplace = openWorkplace();
const databases = await startDatabases(workplace, options.database);
const stockDist = writeStock(workplace.folder);

/** @param {string} what @param {{ stock: number[], ours: number[] }} figures */
const printComparison = (what, { stock, ours }) =>
  console.log(
    `| ${what} | ${spread(stock)} | ${spread(ours)} | ${figure(median(ours) / median(stock))} |`,
  );

/** @param {string} kind */
const comparePublishes = async (kind) => {
  const ours = await startApp(workplace, distFolder, await databases.create(kind, 'ours'));
  const stock = await startApp(workplace, stockDist, await databases.create(kind, 'stock'));
  const [mine, theirs] = [await createExplainer(ours), await createExplainer(stock)];
  /** @type {{ ours: number[], stock: number[] }} */
  const publishes = { ours: [], stock: [] };
  // In alternation, so that whatever else the machine does is shared.
  for (let round = 0; round < Number(options.publishes); round += 1) {
    publishes.stock.push(await timePublish(stock, theirs.section));
    publishes.ours.push(await timePublish(ours, mine.section));
  }
  await Promise.all([ours.stop(), stock.stop()]);
  printComparison(`publish of one section of ${sectionsEach}, ms`, publishes);
};

/** The project's explainer by slug, and what gives as much of it in stock Strapi. @param {string} kind */
const compareReads = async (kind) => {
  const database = await databases.create(kind, 'content');
  const first = await startApp(workplace, distFolder, database);
  await importFolder(first, path.join(projectRoot, 'database/content'));
  await first.stop();
  // The same rows for both; stock takes the tables away that it does not know.
  const copy = await databases.copy(kind, 'content', 'stock_content');
  const stock = await startApp(workplace, stockDist, copy);
  const ours = await startApp(workplace, distFolder, database);
  const loads = await compare(
    { server: stock, request: cold(nativeRequest(readSlug)) },
    { server: ours, request: cold(explainerRequest(readSlug)) },
    { connections, rounds, seconds },
  );
  await Promise.all([ours.stop(), stock.stop()]);
  const remarks = [
    ...checkStatuses('stock', loads.base, 200),
    ...checkStatuses('ours', loads.ours, 200),
  ];
  printComparison(
    [`an explainer with all that it names, ${connections} connections, answers/s`, ...remarks].join(
      '; ',
    ),
    {
      stock: loads.base.map(({ perSecond }) => perSecond),
      ours: loads.ours.map(({ perSecond }) => perSecond),
    },
  );
};

/** @param {string} kind */
const readGrownLedger = async (kind) => {
  const app = await startApp(workplace, distFolder, await databases.create(kind, 'grown'));
  const { slug } = await createExplainer(app);
  const { path: latest } = explainerRequest(slug);
  console.log(
    '\n| revisions | latest, answers/s | as of the latest instant | of one in the middle | changes from the beginning | from the middle |',
  );
  console.log('|--:|--:|--:|--:|--:|--:|');
  for (const size of [100, Number(options.revisions)]) {
    await growLedger(app, kind, size);
    const cells = [];
    const middle = size / 2;
    const cursor = writeCursor({ of: 'changes', locale: null, sequence: middle });
    for (const path of [
      latest,
      `${latest}?asOf=2999-01-01`,
      `${latest}?asOf=${instantOf(middle)}`,
      '/api/changes?limit=25',
      `/api/changes?limit=25&since=${cursor}`,
    ]) {
      const done = await load(app, cold({ path }), { connections, seconds });
      cells.push([figure(done.perSecond), ...checkStatuses('ours', [done], 200)].join(' '));
    }
    console.log(`| ${size} | ${cells.join(' | ')} |`);
  }
  await app.stop();
};

/** @param {string} kind */
const shareCondition = async (kind) => {
  const database = await databases.create(kind, 'shared');
  const importing = await startApp(workplace, distFolder, database);
  await fillWithExplainers(workplace, importing, kind, Number(options.explainers));
  await importing.stop();
  // Finds that the copies have no revisions, and writes them.
  await (await startApp(workplace, distFolder, database)).stop();
  const actions = /** @type {const} */ ([
    { what: 'published', method: 'publish', isChanged: true },
    { what: 'withdrawn', method: 'unpublish', isChanged: false },
    { what: 'published after it', method: 'publish', isChanged: false },
  ]);
  /** @type {{ seconds: number[], before: number[], most: number[] }[]} */
  const figures = actions.map(() => ({ seconds: [], before: [], most: [] }));
  for (let round = 1; round <= Number(options.processes); round += 1) {
    // A process of its own each time, so that its memory is what the publishes take, and nothing is warm.
    const app = await startApp(workplace, distFolder, database);
    const { documentId } = await app.documents('condition', 'findFirst', {
      filters: { slug: 'depression' },
    });
    const countRevisions = () =>
      app.perform({ target: 'query', uid: 'api::revision.revision', method: 'count', args: [] });
    for (const [index, { what, method, isChanged }] of actions.entries()) {
      if (isChanged) {
        const data = { description: `Changed for the ${round}. time.` };
        await app.documents('condition', 'update', { documentId, data });
      }
      const [before, countBefore] = [await residentMegabytes(app), await countRevisions()];
      const startedAt = performance.now();
      await app.documents('condition', method, { documentId });
      const taken = (performance.now() - startedAt) / 1000;
      const written = (await countRevisions()) - countBefore;
      if (written !== Number(options.explainers) + 1) {
        throw new Error(`${what} — expected a revision of each explainer; got ${written}`);
      }
      figures[index].seconds.push(taken);
      figures[index].before.push(before);
      figures[index].most.push(await peakMegabytes(app));
    }
    await app.stop();
  }
  console.log('\n| a condition is | seconds, with all revisions | MB before | most MB |');
  console.log('|---|--:|--:|--:|');
  for (const [index, { what }] of actions.entries()) {
    const { seconds: taken, before, most } = figures[index];
    console.log(`| ${what} | ${spread(taken)} | ${spread(before)} | ${spread(most)} |`);
  }
};

try {
  for (const kind of options.database) {
    console.log(`\n## ${kind}\n`);
    console.log('| what | stock: least – median – most | ours | ours / stock |');
    console.log('|---|--:|--:|--:|');
    await comparePublishes(kind);
    await compareReads(kind);
    await readGrownLedger(kind);
    await shareCondition(kind);
  }
} finally {
  await databases.stop();
}
