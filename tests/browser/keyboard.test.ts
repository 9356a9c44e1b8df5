import type { Page } from 'playwright-core';
import { createEmbeddable } from '../support/embeds';
import { elementCode, fragmentCode, frameCode, loaderCode } from './support/embed-code';
import { hostSite } from './support/host-site';
import { openPages } from './support/open-pages';
import { untilShown } from './support/page-facts';
import { sharedApp } from './support/shared-app';

interface Focus {
  href: string;
  isSeen: boolean;
}

/** The link that has the focus, in whatever frame or shadow tree; and whether one sees that it has. */
const focused = async (page: Page): Promise<Focus | null> => {
  for (const frame of page.frames()) {
    const found = await frame.evaluate(() => {
      let active = document.activeElement;
      while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
      if (!(active instanceof HTMLAnchorElement)) return null;
      const { outlineStyle, outlineWidth } = getComputedStyle(active);
      const { top, bottom } = active.getBoundingClientRect();
      const isInView = bottom > 0 && top < innerHeight;
      return {
        href: active.getAttribute('href') ?? '',
        isSeen: outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2 && isInView,
      };
    });
    if (found && (await frame.evaluate(() => document.hasFocus()))) return found;
  }
  return null;
};

const linksOf = async (page: Page): Promise<string[]> => {
  const found = page.frames().map((frame) => frame.locator('article a[href]'));
  const each = found.map((links) =>
    links.evaluateAll((anchors) => anchors.map((anchor) => anchor.getAttribute('href') ?? '')),
  );
  return (await Promise.all(each)).flat();
};

describe('Every link is reached by keyboard, and one sees where one is', () => {
  const app = sharedApp();
  const { open } = openPages();
  const host = hostSite();
  let made: Awaited<ReturnType<typeof createEmbeddable>>;
  beforeAll(async () => {
    made = await createEmbeddable(app, { slug: 'keyboard' });
    await made.section(made.article, 'linked', 70, {
      body: '[out](https://example.org/out), [in](#linked) and [another](https://example.org/another)',
    });
  });

  /** Goes through the page by the tabulator key alone. */
  const expectReached = async (page: Page): Promise<void> => {
    const links = await linksOf(page);
    expect(links.length).toBeGreaterThan(3);
    const reached: Focus[] = [];
    for (let press = 0; press < links.length + 8; press += 1) {
      await page.keyboard.press('Tab');
      const focus = await focused(page);
      if (focus) reached.push(focus);
    }
    expect(reached.filter(({ isSeen }) => !isSeen)).toEqual([]);
    expect(new Set(reached.map(({ href }) => href))).toEqual(new Set(links));
  };

  const pages: Record<string, () => string | Promise<string>> = {
    'the page of a frame': () => `${app.url}/embed/keyboard`,
    'a frame in a page': () => host.show('plain', frameCode(app, '/embed/keyboard')),
    'the element': () =>
      host.show('plain', `${loaderCode(app)}${elementCode('explainer="keyboard"')}`),
    'the element where a style takes outlines away': () =>
      host.show(
        'plain',
        `<style>*,*:focus{outline:none!important}</style>${loaderCode(app)}${elementCode('explainer="keyboard"')}`,
      ),
    'a shadow root in a page': async () =>
      host.show(
        'plain',
        await fragmentCode(app, '/api/explainers/keyboard?format=html&headingLevel=3&shadow=open'),
      ),
  };

  it.each(Object.keys(pages))('%s', async (name) => {
    const page = await open((await pages[name]?.()) ?? '');
    if (name.startsWith('the element')) await untilShown(page);
    await expectReached(page);
  });

  it('a link to a place in the text leads there, also in the element, and the focus goes with it', async () => {
    const code = `${loaderCode(app)}${elementCode('explainer="keyboard" section="linked"')}`;
    for (const address of [`${app.url}/embed/keyboard/linked`, host.show('plain', code)]) {
      const page = await open(address);
      if (address.startsWith('http://localhost')) await untilShown(page);
      await page.setViewportSize({ width: 320, height: 100 });
      await page.locator('article a[href="#linked"]').focus();
      await page.keyboard.press('Enter');
      const top = await page
        .locator('#linked')
        .evaluate((section) => section.getBoundingClientRect().top);
      expect(Math.abs(top)).toBeLessThan(100);
      await page.keyboard.press('Tab');
      expect((await focused(page))?.href).toBe('https://example.org/out');
    }
  });
});
