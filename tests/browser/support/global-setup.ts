import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserServer } from 'playwright-core';
import { administratorAccount } from '../../support/administrator';
import { buildTestPanel, buildTestServer, prepareTemplate } from '../../support/prepare-suite';
import { startApp, type RunningApp } from '../../support/running-app';
import { findChromium } from './find-chromium';
import { openRelay } from './relay';

export interface BrowserResources {
  folder: string;
  app: RunningApp;
  relay: Server;
  browser: BrowserServer;
}

declare global {
  var browserResources: BrowserResources | undefined;
}

/** One server with the project's explainer and the admin panel, on SQLite, and one Chromium, for all test files. */
export default async (): Promise<void> => {
  const executablePath = findChromium(process.env);
  buildTestServer();
  buildTestPanel();
  const folder = mkdtempSync(join(tmpdir(), 'explainer-browser-'));
  process.env.TEST_TEMPLATES = folder;
  await prepareTemplate({
    DATABASE_CLIENT: 'sqlite',
    DATABASE_FILENAME: join(folder, 'content.db'),
    IMPORT_CONTENT: 'true',
  });
  const app = await startApp('sqlite', { environment: administratorAccount });
  const relay = await openRelay(app);
  // Its sandbox does not start as root, which is who runs the tests in a container; it opens our own pages only.
  const browser = await chromium.launchServer({ executablePath, args: ['--no-sandbox'] });
  process.env.BROWSER_TEST_APP = app.url;
  process.env.BROWSER_TEST_RELAY = `http://127.0.0.1:${(relay.address() as AddressInfo).port}`;
  process.env.BROWSER_TEST_BROWSER = browser.wsEndpoint();
  globalThis.browserResources = { folder, app, relay, browser };
};
