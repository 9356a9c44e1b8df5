import { createEmbeddable } from '../support/embeds';
import { startApp, type RunningApp } from '../support/running-app';
import { elementCode, frameCode, loaderCode } from './support/embed-code';
import { hostSite } from './support/host-site';
import { openPages } from './support/open-pages';
import { untilShown } from './support/page-facts';

const words = 'bring a side effect';

describe('Where only partners may, a page of anybody else shows nothing of ours, and says so', () => {
  const { blank } = openPages();
  const host = hostSite();
  let app: RunningApp;
  let address = '';
  beforeAll(async () => {
    app = await startApp('sqlite', { environment: { EMBED_PARTNERS_ONLY: 'true' } });
    const { frames, slug } = await createEmbeddable(app);
    const inside = '<em>Ask at the desk for the leaflet.</em>';
    const code = [
      '<script>document.addEventListener("explainer-error", ({ detail }) => (document.title = detail.message))</script>',
      frameCode(app, frames.section),
      `${loaderCode(app)}${elementCode(`explainer="${slug}" section="warned"`, inside)}`,
    ].join('');
    address = host.show('plain', code);
  });
  afterAll(() => app.stop());

  const openPage = async () => {
    const { page, said } = await blank();
    const refused: string[] = [];
    page.on('console', (message) => {
      if (message.text().includes('frame-ancestors')) refused.push(message.text());
    });
    await page.goto(address);
    await untilShown(page);
    return { page, said, refused, leaflet: page.getByText('Ask at the desk') };
  };

  it('until it is registered; from then on both are shown', async () => {
    const before = await openPage();
    // What is inside the tag stays, with a polite line and where to read; its author is told why.
    expect(await before.leaflet.isVisible()).toBe(true);
    const status = before.page.getByRole('status');
    expect(await status.textContent()).toMatch(
      /^The current text could not be loaded\. Read it at 127\.0\.0\.1:\d+\.$/,
    );
    const { origin } = new URL(address);
    expect(await before.page.title()).toContain(
      `403 Origin — expected a registered partner’s; "${origin}" is none`,
    );
    await before.page.waitForLoadState('networkidle');
    const framed = before.page.frameLocator('iframe').locator('body');
    expect(await framed.getByText(words).count()).toBe(0);
    expect(await before.page.content()).not.toContain(words);
    expect(before.refused).not.toEqual([]);
    expect(before.said).toEqual([]);

    await app.documents('api::partner.partner').create({
      data: {
        name: 'Elm',
        site: 'https://elm.example.org/',
        state: 'active',
        origins: [{ origin }],
      },
    });
    const after = await openPage();
    await after.page.frameLocator('iframe').getByText(words).waitFor();
    await after.page.locator('explainer-section').getByText(words).waitFor();
    expect(await after.leaflet.isVisible()).toBe(false);
    expect([after.refused, after.said]).toEqual([[], []]);
  });
});
