// @ts-check
import { cpSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** What only our own code fills. */
const ours = ['explainer', 'change', 'revision', 'lost-link'];

/**
 * Writes the same application without our hooks and without what only they fill.
 * @param {string} folder in which it is written
 * @param {string} dist the built application
 */
export const writeStock = (folder, dist) => {
  const stock = path.join(folder, 'stock');
  cpSync(dist, stock, { recursive: true });
  writeFileSync(
    path.join(stock, 'src/index.js'),
    'module.exports = { register() {}, bootstrap() {} };',
  );
  for (const api of ours)
    rmSync(path.join(stock, 'src/api', api), { recursive: true, force: true });
  // Modules of the copy are looked for from where it stands.
  writeFileSync(path.join(folder, 'package.json'), '{}');
  return stock;
};
