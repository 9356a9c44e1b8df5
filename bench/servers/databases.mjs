// @ts-check
import { copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { distFolder } from '../../src/start/builds.mjs';
import { projectRoot } from '../../src/start/project-root.mjs';
import { multiplyExplainer } from './multiply-explainer.mjs';
import { importFolder, runSql, startApp } from './start-app.mjs';

const require = createRequire(import.meta.url);
const { generateExplainer } = require('../../tests/support/generate-explainer.cjs');

/** @typedef {import('../workplace.mjs').Workplace} Workplace */

/** The explainer that is read, and the one that is published beside it. */
export const readSlug = 'how-ketamine-infusions-work';
export const publishedSlug = 'treatment-1';

/** @param {string} filename @returns {Record<string, string>} the variables that select it */
export const sqlite = (filename) => ({ DATABASE_CLIENT: 'sqlite', DATABASE_FILENAME: filename });

/** A folder of so many generated plain texts. @param {Workplace} workplace @param {number} count */
export const writeGenerated = ({ folder }, count) => {
  const files = path.join(folder, `generated-${count}`);
  mkdirSync(files, { recursive: true });
  for (let number = 1; number <= count; number += 1) {
    const { name, text } = generateExplainer(number);
    writeFileSync(path.join(files, name), text);
  }
  return files;
};

/**
 * Imports the project's explainer and a generated one, as the project's importer does it, and copies the second until there are so
 * many beside the first. The revisions of the copies are written by the next start.
 * @param {Workplace} workplace
 * @param {import('./start-app.mjs').App} app
 * @param {string} kind of database
 * @param {number} count
 */
export const fillWithExplainers = async (workplace, app, kind, count) => {
  await importFolder(app, path.join(projectRoot, 'database/content'));
  await importFolder(app, writeGenerated(workplace, 1));
  if (count > 1) await multiplyExplainer(app, kind, { slug: publishedSlug, copies: count - 1 });
};

/**
 * A copy of a SQLite database that holds the project's explainer and so many generated ones. It is filled once in a run.
 * @param {Workplace} workplace
 * @param {number} count
 * @param {string} name of the copy, which is one server's own
 * @returns {Promise<Record<string, string>>} the variables that select it
 */
export const copyDatabase = async (workplace, count, name) => {
  const template = path.join(workplace.folder, `template-${count}.db`);
  if (!existsSync(template)) {
    const filled = await startApp(workplace, distFolder, sqlite(template));
    await fillWithExplainers(workplace, filled, 'sqlite', count);
    await filled.stop();
    const app = await startApp(workplace, distFolder, sqlite(template));
    // Into the one file that is copied.
    await runSql(app, 'PRAGMA wal_checkpoint(TRUNCATE)');
    await app.stop();
  }
  const copy = path.join(workplace.folder, `${name}.db`);
  copyFileSync(template, copy);
  return sqlite(copy);
};
