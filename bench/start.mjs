// @ts-check
// What a second start costs, beside an empty stock Strapi: `node bench/start.mjs [--rounds 7]` prints a Markdown table.
// Both are built and started once before; a round starts each until it answers its first request.
import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = fileURLToPath(new URL('..', import.meta.url));
const { values: options } = parseArgs({ options: { rounds: { type: 'string', default: '7' } } });
const secret = 'bench-only-0123456789abcdef-012345';

/** @returns {Promise<number>} a port that was free a moment ago */
const freePort = () =>
  new Promise((found) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => found(typeof address === 'object' && address ? address.port : 0));
    });
  });

/** An empty Strapi as its generator makes one: SQLite, users and permissions, an admin panel that is built. */
const writeStockApp = (/** @type {string} */ folder) => {
  /** @type {Record<string, unknown>} */
  const config = {
    admin: {
      auth: { secret },
      apiToken: { salt: secret },
      transfer: { token: { salt: secret } },
      secrets: { encryptionKey: secret },
    },
    database: {
      connection: {
        client: 'sqlite',
        connection: { filename: path.join(folder, 'data.db') },
        useNullAsDefault: true,
      },
    },
    middlewares: [
      ...['logger', 'errors', 'security', 'cors', 'poweredBy', 'query', 'body', 'session'],
      ...['favicon', 'public'],
    ].map((name) => `strapi::${name}`),
    plugins: { 'users-permissions': { config: { jwtSecret: secret } } },
    server: { host: '127.0.0.1', app: { keys: [secret, secret] } },
  };
  for (const name of ['config', 'src', 'public/uploads']) {
    mkdirSync(path.join(folder, name), { recursive: true });
  }
  for (const [name, value] of Object.entries(config)) {
    const port = name === 'server' ? 'port: Number(process.env.PORT), ' : '';
    const source = JSON.stringify(value, null, 2).replace('{', `{ ${port}`);
    const text = Array.isArray(value) ? JSON.stringify(value) : source;
    writeFileSync(path.join(folder, 'config', `${name}.js`), `module.exports = ${text};\n`);
  }
  writeFileSync(path.join(folder, 'src/index.js'), 'module.exports = {};\n');
  writeFileSync(
    path.join(folder, 'package.json'),
    JSON.stringify({
      name: 'stock',
      private: true,
      dependencies: { '@strapi/strapi': '*', '@strapi/plugin-users-permissions': '*' },
    }),
  );
  symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'));
  cpSync(path.join(root, 'dist/build'), path.join(folder, 'dist/build'), { recursive: true });
};

/**
 * @param {string[]} command
 * @param {string} folder
 * @param {Record<string, string>} environment
 * @param {string} url a path that answers 2xx once the server serves
 * @returns {Promise<number>} seconds from the start of the process to the first answer
 */
const measureStart = async (command, folder, environment, url) => {
  const port = String(await freePort());
  const startedAt = performance.now();
  const child = spawn(process.execPath, command, {
    cwd: folder,
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      NODE_ENV: 'production',
      STRAPI_TELEMETRY_DISABLED: 'true',
      PORT: port,
      ...environment,
    },
    stdio: 'ignore',
  });
  for (;;) {
    if (child.exitCode !== null) throw new Error(`${command.join(' ')} — expected it to serve`);
    const response = await fetch(`http://127.0.0.1:${port}${url}`).catch(() => null);
    if (response?.ok) break;
    await wait(10);
  }
  const seconds = (performance.now() - startedAt) / 1_000;
  const ended = new Promise((done) => child.once('exit', done));
  child.kill('SIGKILL');
  await ended;
  return seconds;
};

const median = (/** @type {number[]} */ numbers) =>
  [...numbers].sort((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? NaN;

const folder = mkdtempSync(path.join(tmpdir(), 'explainer-bench-'));
try {
  const stockFolder = path.join(folder, 'stock');
  mkdirSync(stockFolder);
  const environment = { DATABASE_FILENAME: path.join(folder, 'ours.db'), HOST: '127.0.0.1' };
  const startOurs = () =>
    measureStart(['src/start/start.mjs'], root, environment, '/api/articles?fields=slug');
  await startOurs();
  writeStockApp(stockFolder);
  const strapi = path.join(root, 'node_modules/@strapi/strapi/bin/strapi.js');
  const startStock = () => measureStart([strapi, 'start'], stockFolder, {}, '/_health');
  await startStock();
  /** @type {{ ours: number[], stock: number[] }} */
  const seconds = { ours: [], stock: [] };
  for (let round = 0; round < Number(options.rounds); round += 1) {
    seconds.ours.push(await startOurs());
    seconds.stock.push(await startStock());
  }
  const [ours, stock] = [median(seconds.ours), median(seconds.stock)];
  console.log('| second start, median | seconds |\n| --- | ---: |');
  console.log(`| this project, its explainer in it | ${ours.toFixed(2)} |`);
  console.log(`| an empty stock Strapi | ${stock.toFixed(2)} |`);
  console.log(`| ratio | ${(ours / stock).toFixed(2)} |`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
