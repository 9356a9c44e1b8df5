// The tests that need a browser: a run of their own, because `npm test` needs nothing but Node.
'use strict';
const { resolve } = require('node:path');
const { jest } = require('../../package.json');

module.exports = {
  ...jest,
  rootDir: resolve(__dirname, '../..'),
  roots: ['<rootDir>/tests/browser'],
  testPathIgnorePatterns: ['/node_modules/'],
  globalSetup: '<rootDir>/tests/browser/support/global-setup.ts',
  globalTeardown: '<rootDir>/tests/browser/support/global-teardown.ts',
  testTimeout: 120_000,
};
