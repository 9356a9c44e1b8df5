import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { DatabaseKind } from './databases';
import { startApp, type AppOptions, type RunningApp } from './running-app';

const root = resolve(__dirname, '../..');

/** Settings that answer requests and that the benchmark's stock has from us; as a new project of Strapi 5.54 has them. */
const settings = {
  api: `module.exports = { rest: { defaultLimit: 25, maxLimit: 100, withCount: true } };`,
  server: `module.exports = { app: { keys: process.env.APP_KEYS.split(',') } };`,
  plugins: `module.exports = {
    graphql: { config: { depthLimit: Number(process.env.DEPTH_LIMIT) || undefined } },
    'users-permissions': { config: { jwtSecret: process.env.JWT_SECRET } },
  };`,
  admin: `module.exports = {
    auth: { secret: process.env.ADMIN_JWT_SECRET },
    apiToken: { salt: process.env.API_TOKEN_SALT },
    transfer: { token: { salt: process.env.TRANSFER_TOKEN_SALT } },
    secrets: { encryptionKey: process.env.ENCRYPTION_KEY },
  };`,
};

export interface Stock {
  start: (database: DatabaseKind, options?: AppOptions) => Promise<RunningApp>;
  remove: () => void;
}

/** Stock Strapi with the same content types, as the benchmark writes it: `start` starts it, on an empty database. */
export const writeStock = (): Stock => {
  const folder = mkdtempSync(join(tmpdir(), 'explainer-stock-'));
  const written = execFileSync(
    process.execPath,
    [
      '--input-type=module',
      '--eval',
      `import { writeStock } from './bench/servers/stock.mjs';
       process.stdout.write(writeStock(process.argv[1]));`,
      folder,
    ],
    { cwd: root },
  ).toString();
  for (const [name, code] of Object.entries(settings))
    writeFileSync(join(written, 'config', `${name}.js`), code);
  const schema = join(written, 'src/api/article/content-types/article/schema.json');
  // A private attribute as one writes it; that it is not to be searched is ours.
  writeFileSync(schema, readFileSync(schema, 'utf8').replaceAll('"searchable": false,', ''));
  return {
    start: (database, options = {}) =>
      startApp(database, {
        content: null,
        ...options,
        environment: {
          ...options.environment,
          DIST_DIRECTORY: written,
          // Its code stands outside the project, and looks for its modules here.
          NODE_PATH: join(root, 'node_modules'),
          STRAPI_TELEMETRY_DISABLED: 'true',
        },
      }),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
};

/** Lets anyone read what a site would publish: of a stock Strapi this is done by hand. */
export const openToPublic = async (app: RunningApp, types: readonly string[]): Promise<void> => {
  const { id } = await app
    .query('plugin::users-permissions.role')
    .findOne({ where: { type: 'public' } });
  for (const type of types) {
    for (const action of ['find', 'findOne']) {
      await app
        .query('plugin::users-permissions.permission')
        .create({ data: { action: `api::${type}.${type}.${action}`, role: id } });
    }
  }
};
