import { createStrapi, type Core } from '@strapi/strapi';
import { resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { isDatabaseIdle } from './connections';

const root = resolve(__dirname, '../../..');
const pollMilliseconds = 20;
const patienceMilliseconds = 5_000;

/** Ends the application once its queries are done. */
export const closeStrapi = async (strapi: Core.Strapi): Promise<void> => {
  // Strapi leaves queries of its own under way after a write; a pool that is closed on them rejects a promise that nobody
  // awaits (tarn's "aborted"), and the process of a command that did its work would end with an error.
  for (
    let waited = 0;
    !isDatabaseIdle(strapi) && waited < patienceMilliseconds;
    waited += pollMilliseconds
  ) {
    await wait(pollMilliseconds);
  }
  await strapi.destroy();
};

/** Opens the application without serving it; a command's output is its own, so of Strapi's log only warnings are shown. */
export const withStrapi = async <T>(work: (strapi: Core.Strapi) => Promise<T>): Promise<T> => {
  // Only a start fills an empty database by itself; a command that is refused must leave nothing behind.
  process.env.IMPORT_CONTENT = 'false';
  const strapi = createStrapi({ appDir: root, distDir: resolve(root, 'dist') });
  strapi.log.level = 'warn';
  await strapi.load();
  try {
    return await work(strapi);
  } finally {
    await closeStrapi(strapi);
  }
};
