// @ts-check
import { cpSync, existsSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { distFolder } from '../../src/start/builds.mjs';

const require = createRequire(import.meta.url);

/** What only our hooks fill or answer. */
const ours = ['embed', 'explainer', 'change', 'partner', 'revision', 'lost-link'];

/** Of the settings, those that name what is ours; as a new project of Strapi 5.54 has them, with our sizes of a page. */
const settings = (/** @type {number} */ mostOfPage) => ({
  middlewares: `module.exports = [
    'strapi::logger', 'strapi::errors', 'strapi::security', 'strapi::cors', 'strapi::poweredBy',
    'strapi::query', 'strapi::body', 'strapi::session', 'strapi::favicon', 'strapi::public',
  ];`,
  plugins: `module.exports = {
    graphql: { config: { defaultLimit: ${mostOfPage}, maxLimit: ${mostOfPage} } },
    'users-permissions': { config: { jwtSecret: process.env.JWT_SECRET } },
  };`,
});

/**
 * Stock Strapi: the same content types and plugins, compiled by the same compiler, its own settings of what answers a request, and
 * none of our hooks.
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
    path.join(stock, 'src/database/remember-statements.js'),
    'exports.rememberStatements = () => {};',
  );
  /** @type {{ mostOfPage: number }} */
  const { mostOfPage } = require(path.join(distFolder, 'src/graphql/cost/page-size.js'));
  for (const [name, code] of Object.entries(settings(mostOfPage))) {
    writeFileSync(path.join(stock, 'config', `${name}.js`), code);
  }
  for (const api of ours) {
    rmSync(path.join(stock, 'src/api', api), { recursive: true, force: true });
  }
  // Modules of the copy are looked for from where it stands.
  writeFileSync(path.join(folder, 'package.json'), '{}');
  return stock;
};
