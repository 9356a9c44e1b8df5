import type { Page, Route } from 'playwright-core';
import { createEmbeddable } from '../support/embeds';
import { htmlProblems } from '../support/valid-html';
import { chooseInBuilder, untilWhole } from './support/builder';
import { fragmentCode } from './support/embed-code';
import { hostSite } from './support/host-site';
import { openPages } from './support/open-pages';
import { untilShown } from './support/page-facts';
import { ketamine, sharedApp } from './support/shared-app';

describe('The page that writes the code, with a keyboard alone', () => {
  const app = sharedApp();
  const { open, blank } = openPages();
  const host = hostSite();
  beforeAll(async () => {
    await createEmbeddable(app, { slug: 'built' });
  });

  const untilPreviewed = (page: Page) =>
    page.waitForFunction(() => document.querySelector('#preview > *') !== null);
  const openBuilder = async (): Promise<Page> => {
    const page = await open(`${app.url}/embed/builder`);
    await untilWhole(page);
    return page;
  };
  const code = async (page: Page): Promise<string> =>
    (await page.locator('#code').textContent()) ?? '';

  it('goes through all choices in their order, seeing where one is, and copies', async () => {
    const page = await openBuilder();
    const order: string[] = [];
    for (let press = 0; press < 9; press += 1) {
      await page.keyboard.press('Tab');
      const { name, isSeen } = await page.evaluate(() => {
        const active = document.activeElement as HTMLInputElement | null;
        const { outlineStyle, outlineWidth } = getComputedStyle(active ?? document.body);
        return {
          name: active?.name || active?.id || active?.tagName || '',
          isSeen: outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2,
        };
      });
      expect([name, isSeen]).toEqual([name, name !== 'IFRAME']);
      order.push(name);
    }
    expect(order.slice(0, 9)).toEqual([
      ...[
        'explainer',
        'place',
        'form',
        'theme',
        'headingLevel',
        'code',
        'copy',
        'policy',
        'preview',
      ],
    ]);
  });

  it('what is chosen by arrows is in the code, in the policy and in the preview', async () => {
    const page = await openBuilder();
    await page.locator('#explainer').focus();
    await page.keyboard.type('The Science');
    await page.keyboard.press('Tab');
    await page
      .locator('#place option[value="section short-term-side-effects"]')
      .waitFor({ state: 'attached' });
    await page.keyboard.type('Short-Term');
    await untilCode(page, 'short-term-side-effects');
    expect(await code(page)).toMatch(/<iframe [^>]*title="Short-Term Side Effects"/);
    expect(await page.locator('#policy').textContent()).toBe(`frame-src ${app.url};`);
    await page.frameLocator('#preview iframe').getByRole('heading', { level: 2 }).first().waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowDown');
    await untilCode(page, '<explainer-section explainer=');
    expect(await page.locator('#policy').textContent()).toBe(
      `script-src ${app.url};\nconnect-src ${app.url};`,
    );
    await untilShown(page);
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowUp');
    await untilCode(page, 'theme="dark"');
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowDown');
    await untilCode(page, 'heading-level="3"');
  });

  /** Waits for the code to say so. */
  const untilCode = (page: Page, words: string) => page.locator('#code').getByText(words).waitFor();

  it('says that the code is copied, or selects it where the clipboard may not be written', async () => {
    const page = await openBuilder();
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.locator('#copy').focus();
    await page.keyboard.press('Enter');
    await page.getByRole('status').getByText('Copied.').waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await code(page));
    await page.context().clearPermissions();
    const refused = await openBuilder();
    await refused.evaluate(() => {
      navigator.clipboard.writeText = () => Promise.reject(new Error('refused'));
    });
    await refused.locator('#copy').focus();
    await refused.keyboard.press('Enter');
    await refused.getByRole('status').getByText('Selected').waitFor();
    expect(await refused.evaluate(() => getSelection()?.toString())).toBe(await code(refused));
  });

  describe('nobody copies code that is without the height of its text', () => {
    const texts = /\/api\/explainers\/[^?]+\?format=html/;
    const choice = { explainer: ketamine, place: 'section short-term-side-effects' };
    const isFocused = (page: Page, id: string) =>
      page.evaluate((wanted) => document.activeElement?.id === wanted, id);
    const copied = (page: Page) => page.evaluate(() => navigator.clipboard.readText());
    const status = (page: Page) => page.locator('#status[role=status]');

    /** A builder whose preview is told what to do with the text that it asks for. */
    const openWith = async (answer: (route: Route) => void): Promise<Page> => {
      const { page } = await blank();
      await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
      await page.clock.install();
      await page.goto(`${app.url}/embed/builder`);
      await chooseInBuilder(page, { ...choice, form: 'frame' });
      await page.evaluate(() => navigator.clipboard.writeText('before'));
      await page.route(texts, answer);
      await page.locator('input[value="element"]').check();
      await untilCode(page, '<explainer-section');
      return page;
    };
    /** With the keyboard, from the last of the choices on. */
    const pressCopy = async (page: Page) => {
      await page.locator('#headingLevel').focus();
      await page.keyboard.press('Tab');
      expect(await isFocused(page, 'copy')).toBe(true);
      await page.keyboard.press('Enter');
    };

    it('the button waits for the preview, says so, and copies then', async () => {
      const held: Route[] = [];
      const page = await openWith((route) => held.push(route));
      await pressCopy(page);
      await status(page).getByText('is being measured').waitFor();
      // Nor by hand.
      await page.keyboard.press('ControlOrMeta+a');
      expect(await page.evaluate(() => getSelection()?.toString())).not.toContain('<explainer-');
      expect([await copied(page), await code(page)]).toEqual([
        'before',
        expect.not.stringContaining('min-height'),
      ]);
      for (const route of held) await route.continue();
      await status(page).getByText('Copied.').waitFor();
      expect(await copied(page)).toContain('min-height: max(');
      expect([await copied(page), await isFocused(page, 'copy')]).toEqual([await code(page), true]);
    });

    it('what was chosen meanwhile is not copied by a button that was pressed for something else', async () => {
      const held: Route[] = [];
      const page = await openWith((route) => {
        if (held.length === 0) held.push(route);
        else void route.continue();
      });
      await pressCopy(page);
      await page.locator('#headingLevel').selectOption('4');
      await untilWhole(page);
      // The page may have given up the earlier one.
      for (const route of held) await route.continue().catch(() => undefined);
      await page.evaluate(() => fetch('/api/explainers?limit=1'));
      expect([await copied(page), await status(page).textContent()]).toEqual(['before', '']);
    });

    it.each<[string, (route: Route) => void, (page: Page) => Promise<void>]>([
      ['is away', (route) => void route.abort(), async () => undefined],
      [
        'is refused',
        (route) => void route.fulfill({ status: 410, json: { error: { message: 'Withdrawn' } } }),
        async () => undefined,
      ],
      ['never comes', () => undefined, (page) => page.clock.fastForward(10_000)],
    ])('a preview that %s does not keep anybody from copying', async (_, answer, wait) => {
      const page = await openWith(answer);
      await wait(page);
      await untilWhole(page);
      await status(page).getByText('did not load').waitFor();
      await page.locator('#copy').focus();
      await page.keyboard.press('Enter');
      await status(page).getByText('Copied. The preview did not load').waitFor();
      expect([await copied(page), await code(page)]).toEqual([
        await code(page),
        expect.not.stringContaining('min-height'),
      ]);
    });

    it('nor does a frame, whose code has a height by its preview too', async () => {
      const page = await openBuilder();
      await chooseInBuilder(page, { ...choice, form: 'frame' });
      expect(await code(page)).toMatch(
        /^<div [^>]+>\s*<iframe [^>]+; height: max\([^>]+><\/iframe>/,
      );
      await page.route(/\/embed\/.*headingLevel=5/, (route) => route.abort());
      await page.locator('#headingLevel').selectOption('5');
      await status(page).getByText('did not load').waitFor();
      await untilWhole(page);
      expect(await code(page)).toMatch(/^<iframe [^>]+><\/iframe>$/);
    });
  });

  it('offers what may be embedded and nothing else, and each of it works in a page of another site', async () => {
    const page = await openBuilder();
    await page.locator('#explainer').selectOption('built');
    await page.locator('#place option[value="condition condition-built"]').waitFor({
      state: 'attached',
    });
    const places = await page
      .locator('#place option')
      .evaluateAll((all) => all.map((one) => (one as HTMLOptionElement).value));
    expect(places).toEqual([
      ...[
        '',
        'side-effects',
        'section one',
        'section two',
        'section warned',
        'condition condition-built',
      ],
    ]);
    for (const place of places) {
      await page.locator('#place').selectOption(place);
      for (const form of ['frame', 'element']) {
        await page.locator(`input[value="${form}"]`).check();
        // The height of the text stands in the code, which is one piece.
        const problems = (await htmlProblems(await code(page))).filter(
          (problem) => !problem.includes('no-inline-style'),
        );
        expect([place, form, problems]).toEqual([place, form, []]);
        const shown = await open(host.show('plain', await code(page)));
        if (form === 'element') await untilShown(shown);
        const root = form === 'frame' ? shown.frameLocator('iframe') : shown;
        await root.locator('.attribution').getByText('From: ').waitFor();
      }
      await page.locator('input[value="fragment"]').check();
      const { status } = await app.request.get((await code(page)).slice(app.url.length));
      expect([place, status]).toEqual([place, 200]);
      await page.locator('input[value="shadow"]').check();
      const included = await fragmentCode(app, (await code(page)).slice(app.url.length));
      const policy = `default-src 'none'; ${await page.locator('#policy').textContent()}`;
      const shown = await open(host.show('strict-policy', included, policy));
      await shown.locator('.attribution').getByText('From: ').waitFor();
      const ground = shown
        .locator('.explainer')
        .evaluate((one) => getComputedStyle(one).backgroundColor);
      // Its style is allowed by the line that is written below the code.
      expect([place, await ground]).toEqual([place, 'rgb(255, 255, 255)']);
    }
  });

  it('offers colours where they count, and shows that they do not for HTML that looks as its page does', async () => {
    const page = await openBuilder();
    const dark = page.locator('input[value="dark"]');
    await dark.check();
    for (const [form, isOffered] of [
      ['shadow', true],
      ['fragment', false],
      ['element', true],
    ] as const) {
      await page.locator(`input[value="${form}"]`).check();
      await untilWhole(page);
      expect([form, await dark.isEnabled()]).toEqual([form, isOffered]);
      expect([form, (await code(page)).includes('dark')]).toEqual([form, isOffered]);
    }
  });

  it('offers the parts of what was chosen last, also when an earlier answer comes after it', async () => {
    const { page, said } = await blank();
    const late: (() => Promise<void>)[] = [];
    await page.route(`**/api/explainers/${ketamine}`, (route) => {
      late.push(() => route.continue());
    });
    await page.goto(`${app.url}/embed/builder`);
    await page.locator(`#explainer option[value="${ketamine}"]`).waitFor({ state: 'attached' });
    await page.locator('#explainer').selectOption(ketamine);
    await page.locator('#explainer').selectOption('built');
    const last = page.locator('#place option[value="condition condition-built"]');
    await last.waitFor({ state: 'attached' });
    const offered = await page.locator('#place option').count();
    expect(late).not.toEqual([]);
    for (const answer of late) await answer().catch(() => undefined);
    await page.evaluate(() => fetch('/api/explainers?limit=1'));
    expect(await page.locator('#place option').count()).toBe(offered);
    await untilCode(page, '/embed/built?');
    expect([await page.locator('#status').textContent(), said]).toEqual(['', []]);
  });

  it('offers every explainer, also where one answer does not hold them all', async () => {
    const published = async (): Promise<string[]> => {
      const { body } = await app.request.get('/api/explainers?limit=100');
      return body.data.map(({ slug }: { slug: string }) => slug);
    };
    const { page } = await blank();
    await page.route('**/api/explainers?limit=100*', (route) =>
      route.continue({ url: route.request().url().replace('limit=100', 'limit=1') }),
    );
    const before = await published();
    await page.goto(`${app.url}/embed/builder`);
    await untilPreviewed(page);
    const offered = await page
      .locator('#explainer option')
      .evaluateAll((all) => all.map((one) => (one as HTMLOptionElement).value));
    // Other files of tests publish on the same server meanwhile.
    const after = await published();
    expect(before.length).toBeGreaterThan(1);
    expect(before.filter((slug) => !offered.includes(slug))).toEqual([]);
    expect(offered).toEqual(after.filter((slug) => offered.includes(slug)));
  });

  it('in the languages that editors write in, where there is more than one', async () => {
    const single = await openBuilder();
    expect(await single.locator('#locale').count()).toBe(0);
    const locales = app.query('plugin::i18n.locale');
    const { id } = await locales.create({ data: { code: 'ar', name: 'Arabic (ar)' } });
    const { documentId } = await app.documents('api::article.article').create({
      data: { title: 'Built', slug: 'built-in-arabic' },
      status: 'published',
    });
    await app.documents('api::article.article').update({
      documentId,
      locale: 'ar',
      data: { title: 'كيف بنيت', slug: 'built-in-arabic', lead: 'مقدمة البناء.' },
      status: 'published',
    });
    const page = await openBuilder();
    await page.locator('#locale').selectOption('ar');
    // Other files of the run have explainers in Arabic too, and which is listed first is not ours to say.
    const inArabic = page.locator('#explainer option[value="built-in-arabic"]');
    await inArabic.getByText('كيف بنيت').waitFor({ state: 'attached' });
    await page.locator('#explainer').selectOption('built-in-arabic');
    await untilCode(page, '/embed/built-in-arabic?');
    await untilCode(page, 'locale=ar');
    const shown = await open(host.show('plain', await code(page)));
    await shown.frameLocator('iframe').getByText('مقدمة البناء.').waitFor();
    await page.locator('input[value="element"]').check();
    const element = await open(host.show('plain', await code(page)));
    await element.getByText('مقدمة البناء.').waitFor();
    // The default language is named by no address.
    await page.locator('#locale').selectOption('');
    await page.locator('#explainer').selectOption('built-in-arabic');
    await page.locator('input[value="frame"]').check();
    expect(await code(page)).not.toContain('locale=');
    await locales.delete({ where: { id } });
  });

  it('says so where the explainers cannot be read', async () => {
    const { page, said } = await blank();
    await page.route(/\/api\/explainers/, (route) => route.abort());
    await page.goto(`${app.url}/embed/builder`);
    await page.getByRole('status').getByText('could not be read').waitFor();
    expect(said).toEqual([]);
  });

  it('without scripts it says how to write the line by hand', async () => {
    const page = await open(`${app.url}/embed/builder`, { javaScriptEnabled: false });
    expect(await page.evaluate(() => document.body.innerText)).toContain('This page needs scripts');
    expect((await app.request.get(`/embed/${ketamine}`)).status).toBe(200);
  });
});
