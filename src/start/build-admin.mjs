// @ts-check
// `strapi build` without its first half: that compiles the server again, which we have just done.
// A process of its own, because it makes a Strapi instance and there can be only one in a process.
import { createRequire } from 'node:module';
import path from 'node:path';
import { distFolder } from './builds.mjs';
import { projectRoot } from './project-root.mjs';

const require = createRequire(import.meta.url);
const strapiFolder = path.dirname(require.resolve('@strapi/strapi/package.json'));

/** @param {string} module one of the steps of @strapi/strapi/dist/src/node/build.js, which the package does not export */
const step = (module) => require(path.join(strapiFolder, 'dist/src/node', module));

const silent = () => {};

const context = await step('create-build-context.js').createBuildContext({
  cwd: projectRoot,
  logger: { debug: silent, info: silent, log: silent, warn: console.warn, error: console.error },
  tsconfig: { config: { options: { outDir: distFolder } } },
  options: { minify: true, sourcemaps: false },
});
await step('staticFiles.js').writeStaticClientFiles(context);
await step('vite/build.js').build(context);
// The instance that the context made keeps the process alive.
process.exit(0);
