import type { Page, Route } from 'playwright-core';
import { createEmbeddable } from '../support/embeds';
import { elementCode, loaderCode } from './support/embed-code';
import { hostSite } from './support/host-site';
import { openPages } from './support/open-pages';
import { untilShown } from './support/page-facts';
import { sharedApp } from './support/shared-app';

const inside = '<p>Ask us for the leaflet.</p>';
const attributes = 'explainer="fallback" section="one"';

const heard = `<script>
  document.addEventListener('explainer-error', ({ detail }) => (document.title = detail.message));
</script>`;

describe('What stands inside the element stays where its text cannot be had', () => {
  const app = sharedApp();
  const { blank } = openPages();
  const host = hostSite();
  beforeAll(async () => {
    await createEmbeddable(app, { slug: 'fallback' });
  });

  const openWith = async (
    answer: (page: Page) => Promise<unknown>,
    code = `${loaderCode(app)}${elementCode(attributes, inside)}`,
  ) => {
    const { page, said } = await blank();
    await answer(page);
    await page.goto(host.show('plain', code));
    await page.waitForLoadState('networkidle');
    return { page, said, leaflet: page.getByText('Ask us for the leaflet.') };
  };
  const loader = /\/embed\/v1\/loader/;
  const api = /\/api\/explainers\//;

  it('until the text is there, and no longer', async () => {
    const { page } = await blank();
    const held: Route[] = [];
    await page.route(api, (route) => void held.push(route));
    await page.goto(host.show('plain', `${loaderCode(app)}${elementCode(attributes, inside)}`));
    await page.evaluate(() => customElements.whenDefined('explainer-section').then(() => true));
    const leaflet = page.getByText('Ask us for the leaflet.');
    if (held.length === 0) await page.waitForRequest(api);
    expect(await leaflet.isVisible()).toBe(true);
    expect(held).toHaveLength(1);
    await held[0]?.continue();
    await untilShown(page);
    await page.getByText('to say about one').waitFor();
    expect(await leaflet.isVisible()).toBe(false);
  });

  it('in a browser that knows no style sheets that a script makes', async () => {
    const { leaflet, page } = await openWith((one) =>
      one.addInitScript(() => {
        window.CSSStyleSheet = function () {
          throw new TypeError('Illegal constructor');
        } as unknown as typeof CSSStyleSheet;
      }),
    );
    expect(await leaflet.isVisible()).toBe(true);
    expect(await page.evaluate(() => customElements.get('explainer-section'))).toBeUndefined();
  });

  it('without the script, or with one that was changed on its way', async () => {
    const failed = await openWith((page) => page.route(loader, (route) => route.abort()));
    expect(await failed.leaflet.isVisible()).toBe(true);
    const integrity = `sha384-${'A'.repeat(64)}`;
    const changed = await openWith(
      async () => undefined,
      `<script src="${app.url}/embed/v1/loader.js" integrity="${integrity}" crossorigin async></script>${elementCode(attributes, inside)}`,
    );
    expect(await changed.leaflet.isVisible()).toBe(true);
    expect(
      await changed.page.evaluate(() => customElements.get('explainer-section')),
    ).toBeUndefined();
  });

  it.each(['no connection', '500', '503', '429', '403', '410', 'an answer that is cut'])(
    'with a server that gives %s; a line says so and leads there, and the page hears of it',
    async (fault) => {
      const { page, said, leaflet } = await openWith(async (one) => {
        await one.addInitScript(() => {
          document.addEventListener('explainer-error', () => (document.title = 'heard'));
        });
        await one.route(api, (route) =>
          /^\d/.test(fault)
            ? route.fulfill({
                status: Number(fault),
                headers: { 'Access-Control-Allow-Origin': '*' },
              })
            : route.abort(fault === 'no connection' ? 'connectionrefused' : 'connectionreset'),
        );
      });
      expect(await leaflet.isVisible()).toBe(true);
      const status = page.getByRole('status');
      expect(await status.textContent()).toContain('The current text could not be loaded.');
      expect(await status.locator('a').getAttribute('href')).toBe(`${app.url}/embed/fallback/one`);
      expect(await page.title()).toBe('heard');
      expect(said).toEqual([]);
    },
  );

  it('a text that was shown stays when the server goes, says that it was not checked, and no more when it is back', async () => {
    const { page, leaflet } = await openWith(async () => undefined);
    await untilShown(page);
    const look = () => page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    await page.route(api, (route) => route.abort());
    await look();
    const line = page.getByText('Whether this text is still current could not be checked.');
    await line.waitFor();
    expect(await page.getByText('to say about one').isVisible()).toBe(true);
    await page.unroute(api);
    await look();
    await line.waitFor({ state: 'detached' });
    expect(await page.getByText('to say about one').isVisible()).toBe(true);
    expect(await leaflet.isVisible()).toBe(false);
  });

  it.each([
    ['', null, 'expected the slug of an explainer'],
    ['explainer="nothing-here"', '/embed/nothing-here', '404 No explainer "nothing-here"'],
    [
      'explainer="fallback" section="nothing-here"',
      '/embed/fallback/nothing-here',
      '404 The explainer "fallback"',
    ],
    ['explainer="Not A Slug"', '/embed/Not%20A%20Slug', '400 slug — expected'],
    ['explainer="fallback" heading-level="9"', '/embed/fallback', '400 headingLevel — expected'],
    [
      'explainer="fallback" locale="de"',
      '/embed/fallback?locale=de',
      '404 No explainer "fallback" was ever published in the locale "de"',
    ],
  ])(
    'of an element that is misspelt its reader reads what stands inside, and its author what is expected: %s',
    async (wrong, page, words) => {
      const code = `${heard}${loaderCode(app)}${elementCode(wrong, inside)}`;
      const opened = await openWith(async () => undefined, code);
      const status = opened.page.getByRole('status');
      await status.getByText('The current text could not be loaded.').waitFor();
      expect(await opened.leaflet.isVisible()).toBe(true);
      expect(await status.locator('a').count()).toBe(page === null ? 0 : 1);
      if (page !== null)
        expect(await status.locator('a').getAttribute('href')).toBe(`${app.url}${page}`);
      expect(await opened.page.title()).toContain(words);
    },
  );

  it.each([
    'explainer="…"',
    'explainer="fallback" section="…"',
    'explainer="fallback" condition="…"',
  ])('of a name of ten thousand letters too, and its author what a name is: %s', async (wrong) => {
    const code = `${heard}${loaderCode(app)}${elementCode(wrong.replace('…', 'a'.repeat(10_000)), inside)}`;
    const { page, leaflet, said } = await openWith(async () => undefined, code);
    await page.getByRole('status').getByText('The current text could not be loaded.').waitFor();
    expect(await leaflet.isVisible()).toBe(true);
    expect(await page.title()).toMatch(/^400 \w+ — expected the slug of an? \w+: lower-case/);
    expect(said).toEqual([]);
  });

  it.each([
    ['nothing', ''],
    ['a page of somebody else', '<form>Log in</form><img src=x onerror="document.title=1">'],
  ])('an answer that is no explainer is not shown: %s', async (_, body) => {
    const code = `${heard}${loaderCode(app)}${elementCode(attributes, inside)}`;
    const { page, leaflet, said } = await openWith(
      (one) =>
        one.route(api, (route) =>
          route.fulfill({ body, headers: { 'Access-Control-Allow-Origin': '*' } }),
        ),
      code,
    );
    await page.getByRole('status').getByText('The current text could not be loaded.').waitFor();
    expect(await leaflet.isVisible()).toBe(true);
    expect(await page.getByText('Log in').count()).toBe(0);
    expect(await page.title()).toBe('The answer is no explainer');
    expect(said).toEqual([]);
  });
});
