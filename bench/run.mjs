// @ts-check
// `npm run bench [-- --quick --rows hits,cold --seconds 2 --rounds 5 --explainers 1000 --output FILE]` measures what readers get, side
// by side with floors, and prints Markdown.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { buildServer } from '../src/start/build.mjs';
import { readOptions } from './options.mjs';
import { describeMachine } from './report/machine.mjs';
import { formatMarkdown, renderTable } from './report/markdown.mjs';
import { measureCold } from './rows/cold.mjs';
import { measureHits } from './rows/hits.mjs';
import { measureProcess } from './rows/process.mjs';
import { measurePublishing } from './rows/publishing.mjs';
import { measureSecondInstance } from './rows/second-instance.mjs';
import { measureSize } from './rows/size.mjs';
import { measureVisible } from './rows/visible.mjs';
import { openWorkplace } from './workplace.mjs';

/** In this order; the import of many explainers comes last. */
const parts = {
  hits: measureHits,
  cold: measureCold,
  publishing: measurePublishing,
  visible: measureVisible,
  'second-instance': measureSecondInstance,
  process: measureProcess,
  size: measureSize,
};

const { options, rows, output } = readOptions(process.argv.slice(2), Object.keys(parts));
const machine = describeMachine();
const startedAt = performance.now();
const minutes = () => ((performance.now() - startedAt) / 60_000).toFixed(1);
const say = (/** @type {string} */ sentence) => console.error(`${minutes()} min: ${sentence}`);

await buildServer(say);
const workplace = openWorkplace();
const tables = [];
for (const [name, measure] of Object.entries(parts)) {
  if (rows.includes(name)) tables.push(renderTable(await measure({ workplace, options, say })));
}
const text = await formatMarkdown(
  [
    '# What readers get, beside floors',
    `Made by \`npm run bench\`; [README.md](README.md) says what each row means.`,
    `${machine}. Loads of ${options.seconds} s, ${options.rounds} rounds; ${minutes()} minutes in all.`,
    ...tables,
  ].join('\n\n'),
);
console.log(text);
if (output !== undefined) writeFileSync(path.resolve(process.env.INIT_CWD ?? '.', output), text);
