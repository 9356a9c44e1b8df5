// @ts-check
// What the ledger costs and what it gives: `node bench/ledger.mjs [--explainers 1000] [--revisions 100000]` prints Markdown.
// Beside it stands stock Strapi: the same content types and settings, and none of our hooks.
import { fork } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const require = createRequire(import.meta.url);
const { generateExplainer, sectionsEach } = require('../tests/support/generate-explainer.cjs');
const root = fileURLToPath(new URL('..', import.meta.url));
const dist = path.join(root, 'dist');

const { values: options } = parseArgs({
  options: {
    explainers: { type: 'string', default: '1000' },
    revisions: { type: 'string', default: '100000' },
    publishes: { type: 'string', default: '40' },
    seconds: { type: 'string', default: '5' },
  },
});
const connections = 16;

const folder = mkdtempSync(path.join(tmpdir(), 'explainer-bench-'));

/** The same application without our hooks and without what only they fill. */
const writeStock = () => {
  const stock = path.join(folder, 'stock');
  cpSync(dist, stock, { recursive: true });
  writeFileSync(
    path.join(stock, 'src/index.js'),
    'module.exports = { register() {}, bootstrap() {} };',
  );
  for (const api of ['explainer', 'change', 'revision']) {
    rmSync(path.join(stock, 'src/api', api), { recursive: true, force: true });
  }
  // Modules of the copy are looked for from where it stands.
  writeFileSync(path.join(folder, 'package.json'), '{}');
  return stock;
};

const secrets = Object.fromEntries(
  ['APP_KEYS', 'API_TOKEN_SALT', 'ADMIN_JWT_SECRET', 'TRANSFER_TOKEN_SALT', 'JWT_SECRET'].map(
    (name) => [name, `bench-only-${name.toLowerCase()}-0123456789abcdef`],
  ),
);

/** @type {Set<import('node:child_process').ChildProcess>} */
const children = new Set();

/** @param {string} name @param {string} distDirectory */
const startApp = async (name, distDirectory) => {
  const child = fork(path.join(root, 'tests/support/app-process.cjs'), {
    cwd: root,
    silent: true,
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      NODE_ENV: 'production',
      NODE_PATH: path.join(root, 'node_modules'),
      APP_DIRECTORY: root,
      DIST_DIRECTORY: distDirectory,
      IMPORT_CONTENT: 'false',
      ENCRYPTION_KEY: 'bench-only-encryption-key-0123456789abcdef',
      ...secrets,
      DATABASE_CLIENT: 'sqlite',
      DATABASE_FILENAME: path.join(folder, `${name}.db`),
    },
  });
  children.add(child);
  /** @type {Map<number, (reply: any) => void>} */
  const waiting = new Map();
  const port = await new Promise((started, failed) => {
    child.on('message', (/** @type {any} */ reply) => {
      if (reply.port) started(reply.port);
      else if (reply.failed) failed(new Error(reply.failed));
      else waiting.get(reply.id)?.(reply);
    });
  });
  let last = 0;
  /** @param {object} call @returns {Promise<any>} */
  const perform = (call) =>
    new Promise((done, failed) => {
      const id = (last += 1);
      waiting.set(id, (reply) => {
        waiting.delete(id);
        if (reply.error) failed(new Error(JSON.stringify(reply.error)));
        else done(reply.result);
      });
      child.send({ id, ...call });
    });
  /** @param {string} type @param {string} method @param {object} params */
  const documents = (type, method, params) =>
    perform({ target: 'documents', uid: `api::${type}.${type}`, method, args: [params] });
  return { port, pid: child.pid ?? 0, perform, documents, stop: () => child.kill('SIGKILL') };
};

/** @typedef {Awaited<ReturnType<typeof startApp>>} App */

/** @param {number[]} values */
const summary = (values) => {
  const sorted = [...values].sort((one, other) => one - other);
  const at = (/** @type {number} */ part) => sorted[Math.floor((sorted.length - 1) * part)] ?? 0;
  return { least: at(0), median: at(0.5), most: at(1) };
};

/** @param {{ least: number, median: number, most: number }} figures */
const show = ({ least, median, most }) =>
  [least, median, most].map((figure) => figure.toFixed(1)).join(' – ');

/** The same explainer, without vocabulary, in either application. @param {App} app */
const createExplainer = async (app) => {
  const slug = 'published-again';
  const article = await app.documents('article', 'create', {
    data: { title: 'Published again and again', slug },
    status: 'published',
  });
  const sections = [];
  for (let position = 1; position <= sectionsEach; position += 1) {
    sections.push(
      await app.documents('section', 'create', {
        data: {
          heading: `Section ${position}`,
          slug: `section-${position}`,
          position,
          level: 2,
          body: 'What a section of ordinary length has to say. '.repeat(20),
          article: article.documentId,
        },
        status: 'published',
      }),
    );
  }
  return { article: article.documentId, section: sections[0].documentId, slug };
};

/** Milliseconds of publishing one section whose draft changed. @param {App} app @param {string} documentId */
const timePublish = async (app, documentId) => {
  await app.documents('section', 'update', {
    documentId,
    data: { body: `Changed at ${performance.now()}.` },
  });
  const startedAt = performance.now();
  await app.documents('section', 'publish', { documentId });
  return performance.now() - startedAt;
};

/** Requests a second that are answered with 200. @param {App} app @param {string} path_ */
const load = async (app, path_) => {
  const agent = new http.Agent({ keepAlive: true, maxSockets: connections });
  const until = performance.now() + Number(options.seconds) * 1000;
  let answered = 0;
  const get = () =>
    new Promise((done, failed) => {
      http
        .get({ port: app.port, host: '127.0.0.1', path: path_, agent }, (response) => {
          response.resume();
          response.on('end', () => {
            if (response.statusCode === 200) done((answered += 1));
            else failed(new Error(`${path_}: ${response.statusCode}`));
          });
        })
        .on('error', failed);
    });
  await Promise.all(
    Array.from({ length: connections }, async () => {
      while (performance.now() < until) await get();
    }),
  );
  agent.destroy();
  return answered / Number(options.seconds);
};

const comparePublishes = async () => {
  const [ours, stock] = [await startApp('ours', dist), await startApp('stock', writeStock())];
  const [mine, theirs] = [await createExplainer(ours), await createExplainer(stock)];
  /** @type {{ ours: number[], stock: number[] }} */
  const publishes = { ours: [], stock: [] };
  // In alternation, so that whatever else the machine does is shared.
  for (let round = 0; round < Number(options.publishes); round += 1) {
    publishes.stock.push(await timePublish(stock, theirs.section));
    publishes.ours.push(await timePublish(ours, mine.section));
  }
  ours.stop();
  stock.stop();
  return { ours: summary(publishes.ours), stock: summary(publishes.stock) };
};

/** The project's explainer by slug, and what gives as much of it in stock Strapi. */
const compareReads = async () => {
  const slug = 'how-ketamine-infusions-work';
  const vocabulary = ['conditions', 'sideEffects', 'notices', 'references'];
  const parts = vocabulary.map((name) => `&populate[sections][populate][${name}][populate]=*`);
  const populated = `/api/articles?filters[slug]=${slug}${parts.join('')}&populate[sections][populate][mentions][populate]=*&populate[references]=true`;
  const first = await startApp('content', dist);
  await first.perform({
    target: 'import',
    method: 'run',
    args: [[path.join(root, 'database/content')]],
  });
  await first.perform({ target: 'sql', method: 'raw', args: ['PRAGMA wal_checkpoint(TRUNCATE)'] });
  // The same rows for both; stock takes the tables away that it does not know.
  cpSync(path.join(folder, 'content.db'), path.join(folder, 'stock-content.db'));
  const stock = await startApp('stock-content', path.join(folder, 'stock'));
  /** @type {{ ours: number[], stock: number[] }} */
  const reads = { ours: [], stock: [] };
  for (let round = 0; round < 3; round += 1) {
    reads.stock.push(await load(stock, populated));
    reads.ours.push(await load(first, `/api/explainers/${slug}`));
  }
  first.stop();
  stock.stop();
  return { ours: summary(reads.ours), stock: summary(reads.stock) };
};

const compareWithStock = async () => {
  const ratio = (/** @type {number} */ one, /** @type {number} */ other) =>
    (one / other).toFixed(2);
  console.log('| what | stock: least – median – most | ours | ours / stock |');
  console.log('|---|--:|--:|--:|');
  const publishes = await comparePublishes();
  console.log(
    `| publish of one section of ${sectionsEach}, ms | ${show(publishes.stock)} | ${show(publishes.ours)} | ${ratio(publishes.ours.median, publishes.stock.median)} |`,
  );
  const reads = await compareReads();
  console.log(
    `| an explainer with all that it names, ${connections} connections, requests/s | ${show(reads.stock)} | ${show(reads.ours)} | ${ratio(reads.ours.median, reads.stock.median)} |\n`,
  );
};

/** Resident memory of a process, and the most it ever was, in MB; Linux only. @param {number} pid */
const memoryOf = (pid) => {
  const status = require('node:fs').readFileSync(`/proc/${pid}/status`, 'utf8');
  const read = (/** @type {string} */ name) =>
    Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? 0) / 1024;
  return { now: read('VmRSS'), most: read('VmHWM') };
};

const shareCondition = async () => {
  const count = Number(options.explainers);
  const app = await startApp('shared', dist);
  const files = path.join(folder, 'files');
  mkdirSync(files);
  for (let number = 1; number <= count; number += 1) {
    const { name, text } = generateExplainer(number);
    writeFileSync(path.join(files, name), text);
  }
  const content = path.join(root, 'database/content');
  await app.perform({ target: 'import', method: 'run', args: [[content]] });
  await app.perform({ target: 'import', method: 'run', args: [[files]] });
  const condition = await app.documents('condition', 'findFirst', {
    filters: { slug: 'depression' },
  });
  const { documentId } = condition;
  const before = memoryOf(app.pid);
  const revisions = () =>
    app.perform({ target: 'query', uid: 'api::revision.revision', method: 'count', args: [] });
  const countBefore = await revisions();
  await app.documents('condition', 'update', { documentId, data: { description: 'Changed.' } });
  const startedAt = performance.now();
  await app.documents('condition', 'publish', { documentId });
  const seconds = (performance.now() - startedAt) / 1000;
  const after = memoryOf(app.pid);
  console.log(
    `Publish of a condition that ${(await revisions()) - countBefore} explainers of ${sectionsEach} sections name: ${seconds.toFixed(1)} s with all revisions; memory ${before.now.toFixed(0)} MB before, at most ${after.most.toFixed(0)} MB (before: ${before.most.toFixed(0)} MB).\n`,
  );
  app.stop();
};

const growLedger = async () => {
  const most = Number(options.revisions);
  const app = await startApp('grown', dist);
  const { slug } = await createExplainer(app);
  const paths = () => ({
    latest: `/api/explainers/${slug}`,
    'as of an instant': `/api/explainers/${slug}?asOf=2999-01-01`,
    changes: '/api/changes?limit=25',
  });
  /** @param {number} upTo */
  const grow = async (upTo) => {
    // Every tenth is the explainer that is read; the others are of a thousand that are not, without their texts.
    await app.perform({
      target: 'sql',
      method: 'raw',
      args: [
        `WITH RECURSIVE n(i) AS (SELECT (SELECT MAX(sequence) FROM revisions) + 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${upTo})
         INSERT INTO revisions (document_id, sequence, change, explainer, language, slug, kind, sha_256, previous, at, by, changed_sections, former_sections, content)
         SELECT 'grown' || i, i, i, CASE WHEN i % 10 = 0 THEN r.explainer ELSE 'explainer' || (i % 1000) END, r.language,
           CASE WHEN i % 10 = 0 THEN r.slug ELSE 'explainer-' || (i % 1000) END, 'minor', r.sha_256, r.previous, r.at, r.by, '[]', r.former_sections, CASE WHEN i % 10 = 0 THEN r.content ELSE '{}' END
         FROM n, (SELECT * FROM revisions ORDER BY sequence DESC LIMIT 1) r`,
      ],
    });
  };
  console.log('| revisions | latest, requests/s | as of an instant | changes |');
  console.log('|--:|--:|--:|--:|');
  for (const size of [100, most]) {
    await grow(size);
    const figures = [];
    for (const path_ of Object.values(paths())) figures.push(await load(app, path_));
    console.log(`| ${size} | ${figures.map((figure) => figure.toFixed(0)).join(' | ')} |`);
  }
  app.stop();
};

try {
  await compareWithStock();
  await growLedger();
  await shareCondition();
} finally {
  for (const child of children) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
}
