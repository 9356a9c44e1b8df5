// @ts-check
// What an import costs: `node bench/import.mjs [--database sqlite|postgres]… [--explainers 1,100,300,1000]` prints a Markdown table.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { projectRoot } from '../src/start/project-root.mjs';
import { sectionsEach } from './ledger/published-explainer.mjs';
import { writeGenerated } from './servers/databases.mjs';
import { benchSecrets } from './servers/start-app.mjs';
import { startDatabases } from './servers/temporary-databases.mjs';
import { openWorkplace } from './workplace.mjs';

const { values: options } = parseArgs({
  options: {
    database: { type: 'string', multiple: true, default: ['sqlite', 'postgres'] },
    explainers: { type: 'string', default: '1,100,300,1000' },
  },
});
const counts = options.explainers.split(',').map(Number);

// Loaded before anything else, this lets the process itself say how much memory it had at most, on any system.
// Not in an 'exit' listener: Strapi removes those when it is destroyed.
const reportPeak = `data:text/javascript,${encodeURIComponent(`
  const exit = process.exit;
  process.exit = (code) => {
    process.stderr.write('peak=' + process.resourceUsage().maxRSS);
    exit(code);
  };
`)}`;

/**
 * @param {Record<string, string>} database the variables that select it
 * @param {string} folder what to import
 * @returns {Promise<{ seconds: number, peakMegabytes: number }>} start of Strapi included
 */
const measureImport = (database, folder) =>
  new Promise((measured, failed) => {
    const startedAt = performance.now();
    const child = spawn(
      process.execPath,
      ['--import', reportPeak, 'src/start/run.mjs', 'importer/cli/import.js', folder],
      {
        cwd: projectRoot,
        env: {
          PATH: process.env.PATH,
          HOME: process.env.HOME,
          ENV_PATH: '/dev/null',
          ...benchSecrets,
          ...database,
        },
        stdio: ['ignore', 'ignore', 'pipe'],
      },
    );
    let errors = '';
    child.stderr.on('data', (chunk) => (errors += chunk));
    child.once('close', (code) => {
      const peak = /peak=(\d+)$/.exec(errors)?.[1];
      if (code !== 0 || peak === undefined)
        failed(new Error(`the import ended with ${code}\n${errors}`));
      else
        measured({
          seconds: (performance.now() - startedAt) / 1000,
          peakMegabytes: Number(peak) / 1024,
        });
    });
  });

const workplace = openWorkplace();
const databases = await startDatabases(workplace, options.database);

try {
  console.log(
    `Each explainer has ${sectionsEach} sections; seconds are from the command to its end.\n`,
  );
  console.log(
    '| database | explainers | seconds | ms per explainer | peak MB | again, unchanged: seconds |',
  );
  console.log('|---|--:|--:|--:|--:|--:|');
  for (const kind of options.database) {
    for (const count of counts) {
      const database = await databases.create(kind, `explainers_${count}`);
      const files = writeGenerated(workplace, count);
      // The tables and the project's own vocabulary are there before anyone imports a thousand files.
      await measureImport(database, path.join(projectRoot, 'database/content'));
      const first = await measureImport(database, files);
      const again = await measureImport(database, files);
      const peak = Math.max(first.peakMegabytes, again.peakMegabytes).toFixed(0);
      const each = ((first.seconds * 1000) / count).toFixed(0);
      console.log(
        `| ${kind} | ${count} | ${first.seconds.toFixed(1)} | ${each} | ${peak} | ${again.seconds.toFixed(1)} |`,
      );
    }
  }
} finally {
  await databases.stop();
}
