// @ts-check
// `node src/start/run.mjs importer/cli/import.js …`: runs the `main` of a compiled module below dist/src; its number is the exit code.
import { createRequire } from 'node:module';
import path from 'node:path';
import { distFolder } from './builds.mjs';
import { prepare } from './prepare.mjs';
import { stopBecauseOf } from './start-problem.mjs';

const [modulePath, ...argv] = process.argv.slice(2);

try {
  if (modulePath === undefined) throw new Error('Expected the path of a module below dist/src');
  const startedIn = process.cwd();
  // Not to stdout, which belongs to the command: what it prints may be piped into a file.
  await prepare(console.error);
  // Paths on the command line are those of the folder in which it was typed.
  process.env.INIT_CWD ??= startedIn;
  const { main } = createRequire(import.meta.url)(path.join(distFolder, 'src', modulePath));
  // Until it is done: where a signal ends it, Strapi exits with this, which would be 0.
  process.exitCode = 1;
  const exitCode = await main(argv);
  // After everything printed so far, which an exit would cut short in a pipe.
  process.stdout.write('', () => process.exit(exitCode));
} catch (error) {
  stopBecauseOf(error);
}
