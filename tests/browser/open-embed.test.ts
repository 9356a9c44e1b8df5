import type { Page } from 'playwright-core';
import { createEmbeddable } from '../support/embeds';
import { elementCode, frameCode, loaderCode } from './support/embed-code';
import { guideFor } from './support/guide';
import { hostSite } from './support/host-site';
import { openPages } from './support/open-pages';
import { untilShown } from './support/page-facts';
import { sharedApp } from './support/shared-app';

declare global {
  interface Window {
    told?: [type: string, detail: any][];
  }
}

const listen = `<script>
  window.told = [];
  for (const type of ['load', 'change', 'refuse', 'error'])
    document.addEventListener('explainer-' + type, ({ detail }) => window.told.push([type, detail]));
</script>`;

describe('A page that is open learns of a correction and of a withdrawal', () => {
  const app = sharedApp();
  const { open } = openPages();
  const host = hostSite();
  const make = (slug: string) => createEmbeddable(app, { slug });
  const show = (attributes: string) =>
    host.show('plain', `${listen}${loaderCode(app)}${elementCode(attributes)}`);
  const told = (page: Page) => page.evaluate(() => window.told ?? []);
  /** As when the reader comes back to the page. */
  const look = (page: Page) =>
    page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));

  const withdraw = async ({ one, unpublish, slug }: Awaited<ReturnType<typeof make>>) => {
    const retraction = { reason: 'It was wrong.', replacement: `${slug}/two` };
    await app.documents('api::section.section').update({ documentId: one, data: { retraction } });
    await unpublish('section', one);
  };

  it('the element, by itself: what is new, that it is new, and why a text is gone', async () => {
    const made = await make('open-element');
    const page = await open(show('explainer="open-element" section="one" refresh="5"'));
    await untilShown(page);
    await page.getByText('What there is to say about one.').waitFor();
    await made.update('section', made.one, { body: 'Corrected words.' });
    await page.getByText('Corrected words.').waitFor();
    expect(await page.getByText('What there is to say about one.').count()).toBe(0);
    await page.getByRole('status').getByText('This text was updated just now.').waitFor();
    await withdraw(made);
    const notice = page.locator('explainer-section .warning');
    await notice.getByText('It was wrong.').waitFor();
    expect(await notice.locator('a').getAttribute('href')).toBe(
      `${app.url}/embed/open-element/two`,
    );
    expect(await page.getByText('Corrected words.').count()).toBe(0);
    // And what the page has inside the element does not come back as if it were the text.
    expect(await page.getByText('Read it there').isVisible()).toBe(false);
    await app.documents('api::section.section').update({
      documentId: made.one,
      data: { retraction: null, body: 'Right again.' },
      status: 'published',
    });
    await page.getByText('Right again.').waitFor();
    const events = await told(page);
    expect(events.map(([type]) => type)).toEqual(['load', 'change', 'refuse', 'change']);
    const [load, change, refuse] = events.map(([, detail]) => detail);
    expect(load.explainer).toBe('open-element');
    expect(change.revision).toMatch(/^[0-9a-f]{64}$/);
    expect(change.revision).not.toBe(load.revision);
    expect(refuse).toMatchObject({
      status: 410,
      message: expect.stringContaining('It was wrong.'),
    });
  });

  it.each(['strict-policy', 'hostile-style', 'ten-embeds'] as const)(
    'the element in a page of another kind, however many there are: %s',
    async (name) => {
      const made = await make(`open-${name}`);
      const count = name === 'ten-embeds' ? 10 : 1;
      const trusted = "require-trusted-types-for 'script'; trusted-types explainer-embed";
      const policy = `${guideFor(app).policyFor('custom element')}; ${trusted}`;
      const code = `${loaderCode(app)}${elementCode(`explainer="${made.slug}" section="one"`)}`;
      const page = await open(host.show(name, code, name === 'strict-policy' ? policy : undefined));
      const all = (words: string) => page.locator('.explainer').getByText(words);
      await untilShown(page, count);
      await all('What there is to say about one.')
        .nth(count - 1)
        .waitFor();
      await made.update('section', made.one, { body: 'Corrected words.' });
      await look(page);
      await all('Corrected words.')
        .nth(count - 1)
        .waitFor();
      await withdraw(made);
      await look(page);
      await all('It was wrong.')
        .nth(count - 1)
        .waitFor();
      expect(await all('Corrected words.').count()).toBe(0);
      expect(await all('It was wrong.').count()).toBe(count);
    },
  );

  it('the element, when the reader comes back to it', async () => {
    const made = await make('looked-at');
    const page = await open(show('explainer="looked-at" section="one"'));
    await page.getByText('What there is to say about one.').waitFor();
    await made.update('section', made.one, { body: 'Corrected words.' });
    await look(page);
    await page.getByText('Corrected words.').waitFor();
    await withdraw(made);
    await look(page);
    await page.getByText('It was wrong.').waitFor();
  });

  it('the element, that its page asks for another part: that is shown, or what stands inside, and nothing is new', async () => {
    await make('other-part');
    const page = await open(show('explainer="other-part" section="one"'));
    await page.getByText('What there is to say about one.').waitFor();
    const set = (name: string, value: string) =>
      page
        .locator('explainer-section')
        .evaluate((element, [one, other]) => element.setAttribute(one!, other!), [name, value]);
    await set('section', 'two');
    await page.getByText('What there is to say about two.').waitFor();
    expect(await page.getByRole('status').textContent()).toBe('');
    await page.route(/\/api\/explainers\//, (route) => route.abort());
    await set('section', 'one');
    await page.getByRole('status').getByText('The current text could not be loaded.').waitFor();
    expect(await page.getByText('What there is to say about two.').count()).toBe(0);
    expect(await page.getByText('Read it there').isVisible()).toBe(true);
    expect((await told(page)).map(([type]) => type)).toEqual(['load', 'load', 'error']);
  });

  it('the element, that its page has another theme', async () => {
    await make('other-theme');
    const page = await open(show('explainer="other-theme" section="one" theme="light"'));
    await page.getByText('What there is to say about one.').waitFor();
    const ground = () =>
      page
        .locator('explainer-section .explainer')
        .evaluate((element) => getComputedStyle(element).backgroundColor);
    const set = (theme: string | null) =>
      page
        .locator('explainer-section')
        .evaluate(
          (element, value) =>
            value === null
              ? element.removeAttribute('theme')
              : element.setAttribute('theme', value),
          theme,
        );
    const light = await ground();
    await set('dark');
    const dark = await ground();
    expect(dark).not.toBe(light);
    await page.emulateMedia({ colorScheme: 'dark' });
    for (const asTheSystem of ['pink', null]) {
      await set('light');
      expect(await ground()).toBe(light);
      await set(asTheSystem);
      expect(await ground()).toBe(dark);
    }
  });

  it('who is at a link in the element stays there when the text is corrected', async () => {
    const made = await make('focused');
    const page = await open(show('explainer="focused" section="one"'));
    await page.getByText('What there is to say about one.').waitFor();
    const link = page.locator('explainer-section footer a').first();
    await link.focus();
    await made.update('section', made.one, { body: 'Corrected words.' });
    await look(page);
    await page.getByText('Corrected words.').waitFor();
    expect(await link.evaluate((element) => element.matches(':focus'))).toBe(true);
  });

  it('one that shows an earlier revision for good keeps it, and says that there is a newer one', async () => {
    const made = await make('pinned');
    const { body } = await app.request.get('/api/explainers/pinned');
    const page = await open(
      show(`explainer="pinned" section="one" revision="${body.meta.revision}"`),
    );
    await page.getByText('What there is to say about one.').waitFor();
    await made.update('section', made.one, { body: 'Corrected words.' });
    await look(page);
    await page.getByText('This is an earlier version.').waitFor();
    await page.getByText('What there is to say about one.').waitFor();
    await withdraw(made);
    await look(page);
    await page.getByText('It was wrong.').waitFor();
  });

  it('a frame has no script: it tells the next reader, and the one who has it a minute after', async () => {
    const made = await make('framed');
    const address = host.show('plain', frameCode(app, '/embed/framed/one'));
    const readAnew = async () => (await open(address)).frameLocator('iframe');
    await (await readAnew()).getByText('What there is to say about one.').waitFor();
    await made.update('section', made.one, { body: 'Corrected words.' });
    await (await readAnew()).getByText('Corrected words.').waitFor();
    await withdraw(made);
    const frame = await readAnew();
    await frame.getByText('It was wrong.').waitFor();
    await frame.getByRole('link', { name: 'Read this instead' }).waitFor();
    for (const path of ['/embed/framed/one', '/embed/framed/two']) {
      const { headers } = await app.request.get(path);
      const [, seconds] =
        /^public, max-age=(\d+)(?:,|$)/.exec(headers['cache-control'] ?? '') ?? [];
      expect(Number(seconds)).toBeLessThanOrEqual(60);
    }
  });
});
