// @ts-check
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { adminBuild, distFolder, serverBuild } from './builds.mjs';
import { isStale, runAndStamp } from './is-stale.mjs';
import { onceAtATime } from './once-at-a-time.mjs';
import { runChild } from './run-child.mjs';
import { StartProblem } from './start-problem.mjs';

const require = createRequire(import.meta.url);

/** @typedef {(sentence: string) => void} Say */

/**
 * Compiles src/ and config/ if they changed since.
 * @param {Say} say
 */
export const buildServer = (say) =>
  buildIfStale(serverBuild, 'server', say, async () => {
    // What is left of a source that was removed would still be loaded: Strapi takes every file it finds.
    for (const folder of ['src', 'config'])
      fs.rmSync(path.join(distFolder, folder), { recursive: true, force: true });
    return runChild([
      require.resolve('typescript/bin/tsc'),
      ...['--project', 'tsconfig.json', '--pretty', String(Boolean(process.stderr.isTTY))],
      // Strapi's tsconfig keeps its record in node_modules; with it, tsc would write nothing into the emptied folders.
      ...['--incremental', 'false', '--tsBuildInfoFile', 'null'],
    ]);
  });

/**
 * Builds the admin panel if its sources changed since. The server must have been built.
 * @param {Say} say
 */
export const buildAdmin = (say) =>
  buildIfStale(adminBuild, 'admin panel', say, () =>
    runChild([fileURLToPath(new URL('./build-admin.mjs', import.meta.url))]),
  );

/**
 * @param {import('./is-stale.mjs').Build} build
 * @param {string} name
 * @param {Say} say
 * @param {() => ReturnType<typeof runChild>} run
 */
const buildIfStale = (build, name, say, run) =>
  onceAtATime(say, {
    isNeeded: () => isStale(build),
    act: () =>
      runAndStamp(build, async () => {
        say(`Building the ${name} …`);
        const startedAt = performance.now();
        const { succeeded, output } = await run();
        if (!succeeded)
          throw new StartProblem([
            output.trimEnd(),
            `The ${name} was not built; expected sources without errors.`,
          ]);
        say(`Built the ${name} in ${((performance.now() - startedAt) / 1000).toFixed(1)} s.`);
      }),
  });
