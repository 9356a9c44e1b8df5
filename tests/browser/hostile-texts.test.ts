import type { BrowserContextOptions, Page } from 'playwright-core';
import { createHostile, hostileAddress, hostileLine } from '../support/hostile-texts';
import { elementCode, fragmentCode, frameCode, loaderCode } from './support/embed-code';
import { hostSite } from './support/host-site';
import { openPages } from './support/open-pages';
import { untilShown } from './support/page-facts';
import { sharedApp } from './support/shared-app';

// A policy would stop what a page lets in; here nothing may get in.
const unguarded: BrowserContextOptions = { bypassCSP: true };

describe('Scripts in any text of an editor run in no form, even where no policy would stop them', () => {
  const app = sharedApp();
  const { blank } = openPages();
  const host = hostSite();
  let slug = '';
  beforeAll(async () => {
    ({ slug } = await createHostile(app));
    const documents = app.documents('api::article.article');
    const retraction = { reason: hostileLine, replacement: hostileAddress };
    const { documentId } = await documents.create({
      data: { title: 'T', slug: 'hostile-withdrawn', retraction },
      status: 'published',
    });
    await documents.unpublish({ documentId });
  });

  /** What an attack would leave in the page: an element of its own, or a link that runs. */
  const intruders = (page: Page): Promise<string[]> =>
    page.evaluate(() => {
      const found: string[] = [];
      const visit = (root: ParentNode): void => {
        for (const one of root.querySelectorAll<HTMLElement>('*')) {
          if (one.shadowRoot) visit(one.shadowRoot);
          const runs = one.getAttributeNames().some((name) => name.startsWith('on'));
          const leads = one instanceof HTMLAnchorElement && !/^(?:https?|mailto):/.test(one.href);
          if (runs || leads || /^(?:img|svg)$/i.test(one.tagName)) found.push(one.outerHTML);
        }
      };
      visit(document);
      return found;
    });

  /** Everything that a reader may do without leaving: look, hover, go through it by keyboard. */
  const expectQuiet = async (address: string, until?: (page: Page) => Promise<unknown>) => {
    const { page, said } = await blank(unguarded);
    await page.goto(address);
    await until?.(page);
    await page.waitForLoadState('networkidle');
    expect(await intruders(page)).toEqual([]);
    expect(said).toEqual([]);
    return page;
  };

  const places = ['', '/hostile', '/-/side-effects', '/-/conditions/hostile'];
  const fragmentPath = (place: string) =>
    `/api/explainers/hostile${place.replace('/-', '').replace(/^\/hostile$/, '/sections/hostile')}`;

  it('the premise: where one did get in, it would be seen', async () => {
    const { page, said } = await blank(unguarded);
    await page.goto(host.show('plain', '<img src=x onerror=alert(1)>'));
    await page.waitForLoadState('networkidle');
    expect(said).toEqual(['dialog: 1']);
    expect(await intruders(page)).toHaveLength(1);
  });

  it.each(places)('the page of a frame: /embed/hostile%s', async (place) => {
    const page = await expectQuiet(`${app.url}/embed/${slug}${place}?headingLevel=6`);
    await page.getByText('<script>alert(1)</script>').first().waitFor();
  });

  it.each(places)('the fragment and the shadow root in a page: %s', async (place) => {
    for (const shadow of ['', '&shadow=open']) {
      const code = await fragmentCode(app, `${fragmentPath(place)}?format=html${shadow}`);
      await expectQuiet(host.show('plain', code));
    }
  });

  it.each([
    ...['section="hostile"', 'side-effects', 'condition="hostile"', ''].map(
      (place) => `explainer="hostile" ${place}`,
    ),
    'explainer="hostile-withdrawn"',
    // What a page writes into the element itself.
    `explainer="&lt;img src=x onerror=alert(1)&gt;"`,
    'explainer="hostile" locale="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;"',
  ])('the element: <explainer-section %s>', async (attributes) => {
    await expectQuiet(
      host.show('plain', `${loaderCode(app)}${elementCode(attributes)}`),
      untilShown,
    );
  });

  it('the page of what was withdrawn, and of an address that is an attack', async () => {
    const gone = await expectQuiet(`${app.url}/embed/hostile-withdrawn`);
    await gone.getByText('<script>alert(1)</script>').first().waitFor();
    await expectQuiet(
      `${app.url}/embed/hostile?${encodeURIComponent('<script>alert(1)</script>')}=1`,
    );
    await expectQuiet(`${app.url}/embed/hostile?theme=%22%3E%3Cimg%20src=x%20onerror=alert(1)%3E`);
  });

  it('the frame that oEmbed answers, in the page of whoever asked', async () => {
    for (const place of places) {
      const url = encodeURIComponent(`${app.url}/embed/hostile${place}`);
      const { body } = await app.request.get(`/oembed?url=${url}`);
      await expectQuiet(host.show('plain', body.html));
    }
    await expectQuiet(host.show('plain', frameCode(app, '/embed/hostile')));
  });

  it('the page that writes the code, and the code that it writes', async () => {
    const { page, said } = await blank(unguarded);
    await page.goto(`${app.url}/embed/builder`);
    await page.waitForFunction(() => document.querySelector('#preview > *') !== null);
    await page.locator('#explainer').selectOption('hostile');
    await page.locator('#place option[value="section hostile"]').waitFor({ state: 'attached' });
    for (const place of ['', 'section hostile', 'condition hostile', 'side-effects']) {
      await page.locator('#place').selectOption(place);
      for (const form of ['element', 'frame']) {
        await page.locator(`input[value="${form}"]`).check();
        const code = (await page.locator('#code').textContent()) ?? '';
        await expectQuiet(host.show('plain', code));
      }
    }
    expect([said, await intruders(page)]).toEqual([[], []]);
  });
});
