// Loads the application once on the database that the environment names, and leaves its tables and content there.
'use strict';
const { createStrapi } = require('@strapi/strapi');
const { resolve } = require('node:path');

const root = resolve(__dirname, '../..');
const { closeStrapi } = require(resolve(root, 'dist/src/strapi/open-strapi.js'));

const main = async () => {
  const strapi = createStrapi({ appDir: root, distDir: resolve(root, 'dist') });
  await strapi.load();
  await closeStrapi(strapi);
};

main().then(
  () => process.exit(0),
  (error) => {
    console.error(error);
    process.exit(1);
  },
);
