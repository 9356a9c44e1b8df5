import { createEmbeddable } from '../support/embeds';
import { elementCode, frameCode, loaderCode } from './support/embed-code';
import { hostSite } from './support/host-site';
import { openPages } from './support/open-pages';
import { untilShown } from './support/page-facts';
import { sharedApp } from './support/shared-app';

/** Sends to every window that it can reach what somebody may hope to be heard. */
const attacker = `<script>
  const attack = '<img src=x onerror=alert(1)>';
  const messages = [
    null, 0, '', attack, 'https://example.org/', [], {}, { type: 'explainer-change', html: attack },
    { type: 'resize', height: 1e9 }, { height: 1, frameHeight: 1 }, { explainer: 'other', section: 'other' },
    { event: 'explainer-refuse', status: 410, message: attack }, JSON.stringify({ html: attack }),
    new Error(attack), new ArrayBuffer(8), { __proto__: { html: attack } },
  ];
  const windows = [parent, ...Array.from({ length: parent.length }, (_, index) => parent[index])];
  for (const one of windows) for (const message of messages) one.postMessage(message, '*');
  document.title = 'sent';
</script>`;

describe('A message of somebody else does nothing', () => {
  const app = sharedApp();
  const { blank } = openPages();
  const host = hostSite();

  it('to a frame, to the page around an element, and to the element', async () => {
    await createEmbeddable(app, { slug: 'messaged' });
    const foreign = host.show('strict-policy', attacker).replace('localhost', '127.0.0.1');
    const code = [
      frameCode(app, '/embed/messaged/one'),
      loaderCode(app),
      elementCode('explainer="messaged" section="two"'),
      '<iframe id="foreign" title="Somebody else"></iframe>',
    ].join('');
    const { page, said } = await blank({ bypassCSP: true });
    await page.goto(host.show('plain', code));
    await untilShown(page);
    await page.locator('iframe').first().contentFrame().getByText('to say about one').waitFor();
    const framed = page.frames()[1];
    if (!framed) throw new Error('there is no frame');
    const state = async () => ({
      frames: [framed.url(), await framed.content()],
      page: [page.url(), await page.title()],
      element: await page.locator('explainer-section').evaluate((one) => one.shadowRoot?.innerHTML),
      sizes: await page
        .locator('iframe, explainer-section')
        .evaluateAll((all) => all.map((one) => [one.clientWidth, one.clientHeight])),
    });
    const before = await state();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    // Its own messages arrive, so that ours would have too.
    await page.evaluate(() => {
      window.addEventListener('message', () => (document.body.dataset.heard = 'yes'));
    });
    await page
      .locator('#foreign')
      .evaluate((one: HTMLIFrameElement, src) => (one.src = src), foreign);
    await page.waitForFunction(() => document.body.dataset.heard === 'yes');
    const sender = page.frames().find((frame) => frame.url() === foreign);
    await sender?.waitForFunction(() => document.title === 'sent');
    await page.waitForLoadState('networkidle');
    expect(await state()).toEqual(before);
    expect(asked).toEqual([foreign]);
    expect(said).toEqual([]);
  });

  it('the page that writes the code cannot be framed, so that nobody can lead a reader’s hand in it', async () => {
    const { page } = await blank();
    await page.goto(host.show('plain', frameCode(app, '/embed/builder')));
    expect(await page.frameLocator('iframe').getByText('Show an explainer').count()).toBe(0);
  });
});
