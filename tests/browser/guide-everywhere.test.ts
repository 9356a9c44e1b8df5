import type { BrowserContextOptions, FrameLocator, Page } from 'playwright-core';
import { elementCode, fragmentCode, loaderCode } from './support/embed-code';
import { guideFor } from './support/guide';
import { hostSite, type HostPageName } from './support/host-site';
import { openPages } from './support/open-pages';
import { untilShown } from './support/page-facts';
import { ketamine, sharedApp } from './support/shared-app';

const words = 'nausea';
const withoutScripts: BrowserContextOptions = { javaScriptEnabled: false };

type Form = 'frame' | 'element' | 'fragment' | 'shadow root';

describe('The code of docs/partners.md works in whatever page a partner has, with scripts and without', () => {
  const app = sharedApp();
  const { blank } = openPages();
  const host = hostSite();
  const { blockUnder, pathOf, policyFor } = guideFor(app);
  const fragmentPath = () => pathOf(/curl '([^']+format=html[^']*)'/);

  const codes: Record<Form, () => Promise<string>> = {
    frame: async () => blockUnder('As a frame'),
    element: async () => blockUnder('As a custom element'),
    fragment: () => fragmentCode(app, fragmentPath()),
    'shadow root': () => fragmentCode(app, `${fragmentPath()}&shadow=open`),
  };
  /** As the guide calls them where it says what a policy needs. */
  const policies: Record<Form, string> = {
    frame: 'frame, oEmbed',
    element: 'custom element',
    fragment: 'fragment',
    'shadow root': 'fragment in a shadow root',
  };
  const forms: Form[] = ['frame', 'element', 'fragment', 'shadow root'];
  const pages: HostPageName[] = ['plain', 'strict-policy', 'old-browser', 'hostile-style'];

  /** Opens a page, and gives what ran against its policy, but for the styles of single elements, which it does without. */
  const show = async (address: string, options: BrowserContextOptions) => {
    const { page, said } = await blank(options);
    page.on('console', (message) => {
      const text = message.text();
      if (/Content Security Policy/.test(text) && !/inline style/.test(text)) said.push(text);
    });
    await page.goto(address);
    return { page, said };
  };

  /** A lazy frame is loaded when it is about to be seen. */
  const frameIn = async (page: Page, index = 0): Promise<FrameLocator> => {
    await page.locator('iframe').nth(index).scrollIntoViewIfNeeded();
    return page.locator('iframe').nth(index).contentFrame();
  };

  it.each(pages.flatMap((name) => forms.map((form) => [name, form] as const)))(
    '%s: %s',
    async (name, form) => {
      const policy = name === 'strict-policy' ? policyFor(policies[form]) : undefined;
      const address = host.show(name, await codes[form](), policy);
      for (const options of [{}, withoutScripts]) {
        const { page, said } = await show(address, options);
        const isScripted = options !== withoutScripts;
        if (form === 'frame') {
          await (await frameIn(page)).getByText(words).first().waitFor();
        } else if (form === 'element' && !isScripted) {
          const link = page.locator('explainer-section > a');
          expect(await link.textContent()).toContain('Short-Term Side Effects');
          // Its style hides links, in ours as in all else.
          expect(await link.isVisible()).toBe(name !== 'hostile-style');
        } else {
          if (form === 'element') await untilShown(page);
          const text = page.locator('article.explainer').getByText(words).first();
          // That page hides articles of any kind; a fragment has no style but that of the page, on purpose.
          const isHidden = name === 'hostile-style' && form === 'fragment';
          await text.waitFor({ state: isHidden ? 'attached' : 'visible' });
        }
        expect([name, form, said]).toEqual([name, form, []]);
      }
    },
  );

  it('ten that differ in one page: four frames, four elements, a fragment and a shadow root', async () => {
    const section = 'preparing-for-an-infusion';
    const places: readonly [path: string, attributes: string][] = [
      ['', ''],
      [`/${section}`, `section="${section}"`],
      ['/-/side-effects', 'side-effects'],
      ['/-/conditions/depression', 'condition="depression"'],
    ];
    const frame = (path: string) =>
      blockUnder('As a frame').replace(`${ketamine}/short-term-side-effects`, `${ketamine}${path}`);
    const address = host.show('ten-embeds', [
      ...places.map(([path]) => frame(path)),
      ...places.map(
        ([, attributes]) =>
          `${loaderCode(app)}${elementCode(`explainer="${ketamine}" heading-level="3" ${attributes}`)}`,
      ),
      ...(await Promise.all([codes.fragment(), codes['shadow root']()])),
    ]);
    for (const options of [{}, withoutScripts]) {
      const { page, said } = await show(address, options);
      const texts: (string | null)[] = [];
      for (const index of places.keys()) {
        const article = (await frameIn(page, index)).locator('article.explainer');
        await article.waitFor();
        texts.push(await article.textContent());
      }
      const own = page.locator('article.explainer');
      if (options === withoutScripts) {
        expect(await page.getByText('Read it there').count()).toBe(4);
        expect(await own.count()).toBe(2);
      } else {
        await untilShown(page, 4);
        expect(await own.count()).toBe(6);
        const shown = await own.evaluateAll((all) => all.map((one) => one.textContent));
        // The fragment and the shadow root are of one section, which is none of the others.
        expect(new Set(shown).size).toBe(5);
        // Each at its own level, in its own tree: none took another's place.
        expect(new Set(shown.slice(0, 4)).size).toBe(4);
      }
      expect(new Set(texts).size).toBe(4);
      for (const one of await own.all()) expect(await one.isVisible()).toBe(true);
      expect(said).toEqual([]);
    }
  });
});
