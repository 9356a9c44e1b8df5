import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { createEmbeddable } from '../support/embeds';
import { elementCode, fragmentCode, loaderCode } from './support/embed-code';
import { hostSite } from './support/host-site';
import { openPages } from './support/open-pages';
import { untilShown } from './support/page-facts';
import { sharedApp } from './support/shared-app';

describe('On paper, without motion and in a reader’s own colours', () => {
  const app = sharedApp();
  const { open } = openPages();
  const host = hostSite();
  let made: Awaited<ReturnType<typeof createEmbeddable>>;
  beforeAll(async () => {
    made = await createEmbeddable(app, {
      slug: 'printed',
      review: { nextDue: '2025-01-02', lastReviewed: '2024-01-01' },
    });
  });

  const pages: Record<string, () => Promise<Page>> = {
    'the page of a frame': () => open(`${app.url}${made.frames.section}`),
    'a dark page of a frame': () => open(`${app.url}${made.frames.section}?theme=dark`),
    'the element': async () => {
      const attributes = 'explainer="printed" section="warned" theme="dark"';
      const page = await open(host.show('plain', `${loaderCode(app)}${elementCode(attributes)}`));
      await untilShown(page);
      return page;
    },
    'a shadow root': async () => {
      const path = `${made.fragments.section}?format=html&shadow=open&theme=dark`;
      return open(host.show('plain', await fragmentCode(app, path)));
    },
  };
  const names = Object.keys(pages);

  it.each(names)('printed, it has its warnings and where it is from, in ink: %s', async (name) => {
    const page = await pages[name]?.();
    if (!page) throw new Error(name);
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    for (const words of [
      'This use is not approved.',
      'Review overdue',
      'From:',
      'bring a side effect',
    ])
      expect([words, await page.getByText(words).first().isVisible()]).toEqual([words, true]);
    const colours = await page.locator('.explainer').evaluate((article) => {
      const { color, backgroundColor } = getComputedStyle(article);
      return [color, backgroundColor];
    });
    expect(colours).toEqual(['rgb(27, 31, 36)', 'rgb(255, 255, 255)']);
    const paper = await page.pdf({ format: 'A5' });
    expect(paper.length).toBeGreaterThan(5_000);
    const { SCREENSHOTS_TO_LOOK_AT: folder } = process.env;
    if (folder) {
      mkdirSync(folder, { recursive: true });
      await page.setViewportSize({ width: 560, height: 800 });
      await page.screenshot({ path: join(folder, `print ${name}.png`), fullPage: true });
    }
  });

  it.each(names)(
    'nothing moves by itself or glides, with less motion or without: %s',
    async (name) => {
      const page = await pages[name]?.();
      if (!page) throw new Error(name);
      await page.emulateMedia({ reducedMotion: 'reduce' });
      const moving = await page.evaluate(() => {
        const root = document.querySelector('explainer-section, .explainer-embed')?.shadowRoot;
        const all = [...(root ?? document).querySelectorAll('.explainer, .explainer *')];
        const gliding = all.filter((one) => {
          const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(one);
          return (
            transitionDuration !== '0s' || animationName !== 'none' || scrollBehavior !== 'auto'
          );
        });
        return [all.length > 5, document.getAnimations().length, gliding.length];
      });
      expect(moving).toEqual([true, 0, 0]);
    },
  );

  it.each(names)(
    'where colours are the reader’s own, warnings still stand out: %s',
    async (name) => {
      const page = await pages[name]?.();
      if (!page) throw new Error(name);
      await page.emulateMedia({ forcedColors: 'active' });
      const border = await page
        .locator('.notice')
        .first()
        .evaluate((notice) => {
          const { borderTopStyle, borderTopWidth } = getComputedStyle(notice);
          return [borderTopStyle, borderTopWidth];
        });
      expect(border).toEqual(['solid', '1px']);
    },
  );
});
