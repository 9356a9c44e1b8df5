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
    const body = `${'A paragraph of it.\n\n'.repeat(40)}[to its beginning](#linked)`;
    await made.section(made.article, 'linked', 70, { body });
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

  it.each(
    names.flatMap((name) =>
      (['reduce', 'no-preference'] as const).map((one) => [name, one] as const),
    ),
  )('nothing moves by itself: %s, reduced motion: %s', async (name, reducedMotion) => {
    const page = await pages[name]?.();
    if (!page) throw new Error(name);
    await page.emulateMedia({ reducedMotion });
    const moving = () =>
      page.evaluate(() => {
        const root = document.querySelector('explainer-section, .explainer-embed')?.shadowRoot;
        const all = [...(root ?? document).querySelectorAll('.explainer, .explainer *')];
        const changing = all.filter((one) => {
          const { transitionDuration, animationName } = getComputedStyle(one);
          return transitionDuration !== '0s' || animationName !== 'none';
        });
        return [all.length > 5, (root ?? document).getAnimations().length, changing.length];
      });
    expect(await moving()).toEqual([true, 0, 0]);
    // What is asserted can be seen.
    await page
      .locator('.notice')
      .first()
      .evaluate((notice) => {
        notice.style.transitionDuration = '1s';
        notice.animate({ opacity: [0, 1] }, 60_000);
      });
    expect(await moving()).toEqual([true, 1, 1]);
  });

  const gliding = '<style>html { scroll-behavior: smooth }</style>';
  const following: Record<string, () => Promise<Page>> = {
    'the page of a frame': () => open(`${app.url}/embed/printed/linked`),
    'the element in a page whose style has it glide': async () => {
      const element = elementCode('explainer="printed" section="linked"');
      const page = await open(host.show('plain', `${gliding}${loaderCode(app)}${element}`));
      await untilShown(page);
      return page;
    },
  };

  /** How far a page is scrolled when a link to a place in its text was just followed, and at the end. */
  const scrolledBy = async (page: Page) => {
    await page.setViewportSize({ width: 320, height: 200 });
    const at = await page.locator('article a[href="#linked"]').evaluate(async (anchor) => {
      anchor.scrollIntoView({ behavior: 'instant', block: 'end' });
      const before = scrollY;
      (anchor as HTMLElement).click();
      await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
      const soon = scrollY;
      for (let last = NaN; last !== scrollY; ) {
        last = scrollY;
        await new Promise((later) => setTimeout(later, 200));
      }
      return { before, soon, end: scrollY };
    });
    expect(at.before - at.end).toBeGreaterThan(300);
    return at;
  };

  it.each(Object.keys(following))(
    'for who asked for less motion a link within the text leads there at once: %s',
    async (name) => {
      const page = await following[name]?.();
      if (!page) throw new Error(name);
      await page.emulateMedia({ reducedMotion: 'reduce' });
      const { soon, end } = await scrolledBy(page);
      expect(soon).toBe(end);
    },
  );

  it('and for all others as the page around the element has it, so that this can be seen', async () => {
    const page = await following['the element in a page whose style has it glide']?.();
    if (!page) throw new Error('no page');
    await page.emulateMedia({ reducedMotion: 'no-preference' });
    const { soon, end } = await scrolledBy(page);
    expect(soon).toBeGreaterThan(end);
  });

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
