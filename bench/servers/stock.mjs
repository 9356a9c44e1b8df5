// @ts-check
import { cpSync, existsSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { distFolder } from '../../src/start/builds.mjs';

/** What only our hooks fill or answer. */
const ours = ['explainer', 'change', 'revision', 'lost-link'];

/**
 * Stock Strapi: the same content types, settings and plugins, compiled by the same compiler, and none of our hooks.
 * @param {string} folder where to write it
 * @returns {string} its compiled code
 */
export const writeStock = (folder) => {
  const stock = path.join(folder, 'stock');
  if (existsSync(stock)) return stock;
  cpSync(distFolder, stock, { recursive: true });
  writeFileSync(
    path.join(stock, 'src/index.js'),
    'module.exports = { register() {}, bootstrap() {} };',
  );
  writeFileSync(
    path.join(stock, 'src/remember-statements.js'),
    'exports.rememberStatements = () => {};',
  );
  for (const api of ours) {
    rmSync(path.join(stock, 'src/api', api), { recursive: true, force: true });
  }
  // Modules of the copy are looked for from where it stands.
  writeFileSync(path.join(folder, 'package.json'), '{}');
  return stock;
};
