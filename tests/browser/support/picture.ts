import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Page, ViewportSize } from 'playwright-core';

/** The pictures in the guide, which come from the test that tries it. */
export const pictures = resolve(__dirname, '../../../docs/images');

/** Takes one of them anew, where the run is asked to (`npm run screenshots`). */
export const takePicture = async (page: Page, name: string, size: ViewportSize): Promise<void> => {
  if (process.env.TAKE_SCREENSHOTS !== 'true') return;
  mkdirSync(pictures, { recursive: true });
  await page.setViewportSize(size);
  await page.screenshot({ path: join(pictures, `${name}.png`), animations: 'disabled' });
};
