// @ts-check
// What the ledger costs and what it gives, as Markdown: `node bench/ledger.mjs [--database sqlite|postgres]… [--explainers 1000]
// [--revisions 100000] [--publishes 40] [--seconds 5]`. Beside it stands stock Strapi: the same content types and settings, and
// none of our hooks.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { growLedger } from './support/grow-ledger.mjs';
import { connections, measureLoad } from './support/measure-load.mjs';
import { memoryOf } from './support/memory-of.mjs';
import { createExplainer, timePublish } from './support/published-explainer.mjs';
import { startApp, stopApps } from './support/running-app.mjs';
import { writeStock } from './support/stock-application.mjs';
import { showSummary, summarize } from './support/summary.mjs';
import { startDatabases } from './support/temporary-databases.mjs';

const require = createRequire(import.meta.url);
const { generateExplainer, sectionsEach } = require('../tests/support/generate-explainer.cjs');
const root = fileURLToPath(new URL('..', import.meta.url));
const dist = path.join(root, 'dist');
const content = path.join(root, 'database/content');

/** @typedef {import('./support/running-app.mjs').App} App */

const { values: options } = parseArgs({
  options: {
    database: { type: 'string', multiple: true, default: ['sqlite', 'postgres'] },
    explainers: { type: 'string', default: '1000' },
    revisions: { type: 'string', default: '100000' },
    publishes: { type: 'string', default: '40' },
    seconds: { type: 'string', default: '5' },
  },
});

const folder = mkdtempSync(path.join(tmpdir(), 'explainer-bench-'));
const databases = await startDatabases(folder, options.database);
const stockDist = writeStock(folder, dist);

/** @param {App} app @param {string} path */
const load = (app, path) => measureLoad(app, path, Number(options.seconds));

/** @param {string} kind */
const comparePublishes = async (kind) => {
  const ours = await startApp(await databases.create(kind, 'ours'), dist);
  const stock = await startApp(await databases.create(kind, 'stock'), stockDist);
  const [mine, theirs] = [await createExplainer(ours), await createExplainer(stock)];
  /** @type {{ ours: number[], stock: number[] }} */
  const publishes = { ours: [], stock: [] };
  // In alternation, so that whatever else the machine does is shared.
  for (let round = 0; round < Number(options.publishes); round += 1) {
    publishes.stock.push(await timePublish(stock, theirs.section));
    publishes.ours.push(await timePublish(ours, mine.section));
  }
  await Promise.all([ours.stop(), stock.stop()]);
  return { ours: summarize(publishes.ours), stock: summarize(publishes.stock) };
};

/** The project's explainer by slug, and what gives as much of it in stock Strapi. @param {string} kind */
const compareReads = async (kind) => {
  const slug = 'how-ketamine-infusions-work';
  const vocabulary = ['conditions', 'sideEffects', 'notices', 'references'];
  const parts = vocabulary.map((name) => `&populate[sections][populate][${name}][populate]=*`);
  const populated = `/api/articles?filters[slug]=${slug}${parts.join('')}&populate[sections][populate][mentions][populate]=*&populate[references]=true`;
  const database = await databases.create(kind, 'content');
  const first = await startApp(database, dist);
  await first.importFolder(content);
  await first.stop();
  // The same rows for both; stock takes the tables away that it does not know.
  const stock = await startApp(await databases.copy(kind, 'content', 'stock_content'), stockDist);
  const ours = await startApp(database, dist);
  /** @type {{ ours: number[], stock: number[] }} */
  const reads = { ours: [], stock: [] };
  for (let round = 0; round < 3; round += 1) {
    reads.stock.push(await load(stock, populated));
    reads.ours.push(await load(ours, `/api/explainers/${slug}`));
  }
  await Promise.all([ours.stop(), stock.stop()]);
  return { ours: summarize(reads.ours), stock: summarize(reads.stock) };
};

/** @param {string} kind */
const compareWithStock = async (kind) => {
  /** @param {string} what @param {Awaited<ReturnType<typeof compareReads>>} figures */
  const print = (what, { stock, ours }) =>
    console.log(
      `| ${what} | ${showSummary(stock)} | ${showSummary(ours)} | ${(ours.median / stock.median).toFixed(2)} |`,
    );
  console.log('| what | stock: least – median – most | ours | ours / stock |');
  console.log('|---|--:|--:|--:|');
  print(`publish of one section of ${sectionsEach}, ms`, await comparePublishes(kind));
  print(
    `an explainer with all that it names, ${connections} connections, requests/s`,
    await compareReads(kind),
  );
  console.log('');
};

/** @param {string} kind */
const shareCondition = async (kind) => {
  const app = await startApp(await databases.create(kind, 'shared'), dist);
  const files = path.join(folder, 'files');
  mkdirSync(files, { recursive: true });
  for (let number = 1; number <= Number(options.explainers); number += 1) {
    const { name, text } = generateExplainer(number);
    writeFileSync(path.join(files, name), text);
  }
  await app.importFolder(content);
  await app.importFolder(files);
  const { documentId } = await app.documents('condition', 'findFirst', {
    filters: { slug: 'depression' },
  });
  const revisions = () =>
    app.perform({ target: 'query', uid: 'api::revision.revision', method: 'count', args: [] });
  /** @param {string} action what is done to the condition @param {() => Promise<unknown>} write */
  const time = async (action, write) => {
    const [before, countBefore] = [memoryOf(app.pid), await revisions()];
    const startedAt = performance.now();
    await write();
    const seconds = (performance.now() - startedAt) / 1000;
    const after = memoryOf(app.pid);
    console.log(
      `${action} of a condition that ${(await revisions()) - countBefore} explainers of ${sectionsEach} sections name: ${seconds.toFixed(1)} s with all revisions; memory ${before.now.toFixed(0)} MB before, at most ${after.most.toFixed(0)} MB (before: ${before.most.toFixed(0)} MB).\n`,
    );
  };
  await app.documents('condition', 'update', { documentId, data: { description: 'Changed.' } });
  await time('Publish', () => app.documents('condition', 'publish', { documentId }));
  await time('Withdrawal', () => app.documents('condition', 'unpublish', { documentId }));
  await time('Publish after it', () => app.documents('condition', 'publish', { documentId }));
  await app.stop();
};

/** @param {string} kind */
const readGrownLedger = async (kind) => {
  const app = await startApp(await databases.create(kind, 'grown'), dist);
  const { slug } = await createExplainer(app);
  const paths = [
    `/api/explainers/${slug}`,
    `/api/explainers/${slug}?asOf=2999-01-01`,
    '/api/changes?limit=25',
  ];
  console.log('| revisions | latest, requests/s | as of an instant | changes |');
  console.log('|--:|--:|--:|--:|');
  for (const size of [100, Number(options.revisions)]) {
    await growLedger(app, kind, size);
    const figures = [];
    for (const path of paths) figures.push(await load(app, path));
    console.log(`| ${size} | ${figures.map((figure) => figure.toFixed(0)).join(' | ')} |`);
  }
  console.log('');
  await app.stop();
};

try {
  for (const kind of options.database) {
    console.log(`## ${kind}\n`);
    await compareWithStock(kind);
    await readGrownLedger(kind);
    await shareCondition(kind);
  }
} finally {
  stopApps();
  await databases.stop();
  rmSync(folder, { recursive: true, force: true });
}
