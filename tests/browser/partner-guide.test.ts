import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContextOptions } from 'playwright-core';
import { chooseInBuilder } from './support/builder';
import { fragmentCode, loaderCode, elementCode } from './support/embed-code';
import { guide, guideFor } from './support/guide';
import { hostSite } from './support/host-site';
import { openPages } from './support/open-pages';
import { overflow, untilShown } from './support/page-facts';
import { pictures, takePicture } from './support/picture';
import { ketamine, sharedApp } from './support/shared-app';

describe('A new partner gets there with docs/partners.md alone', () => {
  const app = sharedApp();
  const { open } = openPages();
  const host = hostSite();

  const { written, blockUnder, pathOf } = guideFor(app);

  const viewport = { width: 800, height: 900 };
  const without: BrowserContextOptions = { javaScriptEnabled: false, viewport };
  const words = 'nausea';

  it('the frame, with scripts and without', async () => {
    const address = host.show('plain', blockUnder('As a frame'));
    for (const options of [{ viewport }, without]) {
      const page = await open(address, options);
      await page.frameLocator('iframe').getByText(words).first().waitFor();
      await takePicture(page, 'frame', { width: 700, height: 470 });
    }
  });

  it('the element, with scripts; without them what is inside', async () => {
    const address = host.show('plain', blockUnder('As a custom element'));
    const page = await open(address, { viewport });
    await untilShown(page);
    await page.getByText(words).first().waitFor();
    await takePicture(page, 'element', { width: 700, height: 470 });
    const old = await open(address, without);
    const link = old.getByRole('link', { name: 'Short-Term Side Effects' });
    expect(await link.isVisible()).toBe(true);
    expect(
      (await app.request.get((await link.getAttribute('href'))?.slice(app.url.length) ?? ''))
        .status,
    ).toBe(200);
  });

  it('the fragment, which needs no script', async () => {
    const path = pathOf(/curl '([^']+format=html[^']*)'/);
    for (const shadow of ['', '&shadow=open']) {
      const address = host.show('plain', await fragmentCode(app, `${path}${shadow}`));
      for (const options of [{ viewport }, without]) {
        const page = await open(address, options);
        await page.getByText(words).first().waitFor();
      }
    }
  });

  it('a link that is pasted', async () => {
    const asked = pathOf(/curl '([^']+\/oembed[^']*)'/).replace(
      encodeURIComponent('http://localhost:1337'),
      encodeURIComponent(app.url),
    );
    const { body } = await app.request.get(asked);
    const page = await open(host.show('plain', body.html), without);
    await page.frameLocator('iframe').getByRole('heading').first().waitFor();

    // What XML says is the same.
    const { text } = await app.request.get(asked.replace('format=json', 'format=xml')).buffer(true);
    const reader = await open(host.show('plain', ''));
    const inXml = await reader.evaluate((xml) => {
      const parsed = new DOMParser().parseFromString(xml, 'text/xml');
      return [...parsed.documentElement.children].map((one) => [one.tagName, one.textContent]);
    }, text);
    expect(Object.fromEntries(inXml)).toEqual(
      Object.fromEntries(
        Object.entries<unknown>(body).map(([name, value]) => [name, String(value)]),
      ),
    );

    // What WordPress leaves of the frame of a site that it does not know (wp_filter_oembed_result).
    const filtered = String(body.html)
      .replace(/ (?:style|loading)="[^"]*"/g, '')
      .replace(
        '<iframe ',
        '<iframe class="wp-embedded-content" sandbox="allow-scripts" security="restricted" ',
      )
      .replace(/src="([^"]*)"/, 'src="$1#?secret=0123456789" data-secret="0123456789"');
    expect(filtered).toMatch(/^<iframe class="[^"]*" sandbox="allow-scripts" [^>]*#\?secret=/);
    // As its themes have it.
    const fitting = '<style>iframe { max-width: 100%; border: 0 }</style>';
    const narrow = await open(host.show('plain', `${fitting}${filtered}`), {
      ...without,
      viewport: { width: 320, height: 900 },
    });
    await narrow.frameLocator('iframe').getByText(words).first().waitFor();
    for (const shown of narrow.frames()) expect(await overflow(shown)).toBe(0);
  });

  it('the page that writes the code', async () => {
    const page = await open(`${app.url}${written(/`(\/embed\/builder)`/)}`, { viewport });
    const place = 'section short-term-side-effects';
    await chooseInBuilder(page, { explainer: ketamine, place, form: 'frame' });
    await page.frameLocator('#preview iframe').getByText(words).first().waitFor();
    // As readers know a server, whatever port this one has.
    await page.locator('#code, #policy').evaluateAll((all, url) => {
      for (const one of all)
        one.textContent = one.textContent.replaceAll(url, 'https://explainers.example.org');
    }, app.url);
    await page.setViewportSize({ width: 970, height: 265 });
    await page.locator('.columns').evaluate((columns) => columns.scrollIntoView());
    await takePicture(page, 'builder', { width: 970, height: 265 });
  });

  it('and their page tells readers when a text was withdrawn', async () => {
    const { documentId } = await app.documents('api::article.article').create({
      data: {
        title: 'Eating and Drinking Before an Infusion',
        slug: 'before-an-infusion',
        lead: 'You may drink water up to two hours before.',
        retraction: {
          reason: 'Clinics ask for different times. Ask yours.',
          replacement: 'how-ketamine-infusions-work/preparing-for-an-infusion',
        },
      },
      status: 'published',
    });
    const code = `${loaderCode(app)}${elementCode('explainer="before-an-infusion" heading-level="3"')}`;
    const page = await open(host.show('plain', code), { viewport });
    await page.getByText('You may drink water').waitFor();
    await app.documents('api::article.article').unpublish({ documentId });
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    await page.getByText('Ask yours.').waitFor();
    const link = page.getByRole('link', { name: 'Read this instead' });
    expect(await link.getAttribute('href')).toBe(
      `${app.url}/embed/how-ketamine-infusions-work/preparing-for-an-infusion`,
    );
    await takePicture(page, 'withdrawn', { width: 700, height: 330 });
  });

  it('the pictures in it are there, and weigh 60 kB at most', () => {
    const named = [...guide.matchAll(/!\[[^\]]{20,}\]\(images\/([\w-]+\.png)\)/g)];
    expect(named.length).toBeGreaterThan(2);
    for (const [, name = ''] of named) {
      const { size } = statSync(join(pictures, name));
      expect([name, size <= 60_000]).toEqual([name, true]);
    }
  });
});
