import { execFileSync, fork } from 'node:child_process';
import { join, resolve } from 'node:path';
import { testSecrets } from './test-secrets';

const root = resolve(__dirname, '../..');

const build = (name: 'buildServer' | 'buildAdmin'): void => {
  execFileSync(
    process.execPath,
    [
      '--input-type=module',
      '--eval',
      `import { ${name} } from "./src/start/build.mjs"; await ${name}(console.log);`,
    ],
    {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, ...testSecrets, NODE_ENV: 'production' },
    },
  );
};

/** Builds the server where it is stale. */
export const buildTestServer = (): void => build('buildServer');

/** Builds the admin panel where it is stale; the server must have been built. */
export const buildTestPanel = (): void => build('buildAdmin');

/** Boots a server once on a database, so that its tables (and content) stand there to be copied for each test file. */
export const prepareTemplate = (environment: Record<string, string>): Promise<void> =>
  new Promise((prepared, failed) => {
    const child = fork(join(__dirname, 'prepare-database.cjs'), {
      cwd: root,
      env: {
        PATH: process.env.PATH,
        HOME: process.env.HOME,
        NODE_ENV: 'production',
        ...testSecrets,
        ...environment,
      },
      silent: true,
    });
    const output: string[] = [];
    child.stdout?.on('data', (chunk: Buffer) => output.push(chunk.toString()));
    child.stderr?.on('data', (chunk: Buffer) => output.push(chunk.toString()));
    child.once('exit', (code) => {
      if (code === 0) prepared();
      else
        failed(
          new Error(`preparing a test database ended with ${String(code)}\n${output.join('')}`),
        );
    });
  });
