import { rmSync } from 'node:fs';

export default async (): Promise<void> => {
  const resources = globalThis.browserResources;
  if (!resources) return;
  await resources.browser.close();
  resources.relay.close();
  await resources.app.stop();
  rmSync(resources.folder, { recursive: true, force: true });
};
