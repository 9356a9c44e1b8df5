import { rmSync } from 'node:fs';

export default async (): Promise<void> => {
  const resources = globalThis.suiteResources;
  if (!resources) return;
  await resources.postgres.stop();
  rmSync(resources.folder, { recursive: true, force: true });
};
