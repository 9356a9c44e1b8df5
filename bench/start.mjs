// @ts-check
// What a second start costs, beside an empty stock Strapi: `node bench/start.mjs [--rounds 7]` prints a Markdown table.
// All are built and started once before; a round starts each until it says that it is healthy.
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

/**
 * An empty Strapi as its generator makes one: SQLite, users and permissions, an admin panel that is built.
 * @param {string} folder
 * @param {Record<string, object>} plugins more of Strapi's own, by name
 */
const writeStockApp = (folder, plugins) => {
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
    plugins: { 'users-permissions': { config: { jwtSecret: secret } }, ...plugins },
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
      dependencies: Object.fromEntries(
        [
          'strapi',
          'plugin-users-permissions',
          ...Object.keys(plugins).map((name) => `plugin-${name}`),
        ].map((name) => [`@strapi/${name}`, '*']),
      ),
    }),
  );
  symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'));
  cpSync(path.join(root, 'dist/build'), path.join(folder, 'dist/build'), { recursive: true });
};

/**
 * @param {string[]} command
 * @param {string} folder
 * @param {Record<string, string>} environment
 * @returns {Promise<number>} seconds from the start of the process to the first answer
 */
const measureStart = async (command, folder, environment) => {
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
    const response = await fetch(`http://127.0.0.1:${port}/_health`).catch(() => null);
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
  const strapi = path.join(root, 'node_modules/@strapi/strapi/bin/strapi.js');
  /** @param {string} name @param {Record<string, object>} plugins */
  const stockApp = (name, plugins) => {
    const stockFolder = path.join(folder, name);
    mkdirSync(stockFolder);
    writeStockApp(stockFolder, plugins);
    return () => measureStart([strapi, 'start'], stockFolder, {});
  };
  const environment = { DATABASE_FILENAME: path.join(folder, 'ours.db'), HOST: '127.0.0.1' };
  const startOurs = () => measureStart(['src/start/start.mjs'], root, environment);
  // First, because it builds the admin panel that the others borrow.
  await startOurs();
  const starts = {
    'this project, its explainer in it': startOurs,
    'an empty stock Strapi': stockApp('stock', {}),
    'an empty stock Strapi with its GraphQL plugin': stockApp('stock-graphql', {
      graphql: { enabled: true },
    }),
  };
  /** @type {Map<string, number[]>} */
  const seconds = new Map();
  for (let round = 0; round <= Number(options.rounds); round += 1) {
    for (const [name, start] of Object.entries(starts)) {
      const taken = await start();
      // The first round fills the databases.
      if (round > 0) seconds.set(name, [...(seconds.get(name) ?? []), taken]);
    }
  }
  const ours = median(seconds.get('this project, its explainer in it') ?? []);
  console.log('| second start, median | seconds | ours is |\n| --- | ---: | ---: |');
  for (const [name, taken] of seconds) {
    const middle = median(taken);
    console.log(`| ${name} | ${middle.toFixed(2)} | ${(ours / middle).toFixed(2)} × |`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
