// @ts-check
import path from 'node:path';
import { fingerprint } from './fingerprint.mjs';
import { projectRoot } from './project-root.mjs';

export const distFolder = path.join(projectRoot, 'dist');

/** @param {string} file */
const inDist = (file) => path.join(distFolder, file);

/** @type {import('./is-stale.mjs').Build} */
export const serverBuild = {
  // Not in the tsconfig's .tsbuildinfo, which would be in node_modules and shared by every copy of the project.
  stamp: inDist('stamps/server.json'),
  outputs: [inDist('src/index.js'), inDist('config/server.js')],
  sources: () =>
    fingerprint(
      projectRoot,
      ['src', 'config', 'types', 'tsconfig.json'],
      (file) => !/^src\/(?:admin|start)\//.test(file),
    ),
};

/** @type {import('./is-stale.mjs').Build} */
export const adminBuild = {
  stamp: inDist('stamps/admin.json'),
  outputs: [inDist('build/index.html')],
  sources: () => ({
    ...fingerprint(
      projectRoot,
      // The bundle holds what the packages bring, what plugins.ts switches on, and admin.ts's paths and cookie names.
      [
        'src/admin',
        'src/plugins',
        'config/admin.ts',
        'config/plugins.ts',
        'package.json',
        'package-lock.json',
      ],
      () => true,
    ),
    ...bundledVariables(),
  }),
};

/** Strapi writes these into the bundle (node/create-build-context). */
const bundledVariables = () =>
  Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) =>
      /^STRAPI_ADMIN_/i.test(name) ? [[name, value ?? '']] : [],
    ),
  );
