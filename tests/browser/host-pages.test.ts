import type { Page } from 'playwright-core';
import { createEmbeddable } from '../support/embeds';
import { elementCode, fragmentCode, frameCode, loaderCode } from './support/embed-code';
import { guideFor } from './support/guide';
import { hostSite } from './support/host-site';
import { openPages } from './support/open-pages';
import { overflow, untilShown } from './support/page-facts';
import { ketamine, sharedApp } from './support/shared-app';

describe('It works in whatever page a partner has', () => {
  const app = sharedApp();
  const { open, blank } = openPages();
  const host = hostSite();
  const words = 'bring a side effect';
  let made: Awaited<ReturnType<typeof createEmbeddable>>;
  beforeAll(async () => {
    made = await createEmbeddable(app, { slug: 'hosted' });
  });

  const { policyFor } = guideFor(app);
  const element = (attributes = 'explainer="hosted" section="warned"') =>
    `${loaderCode(app)}${elementCode(attributes)}`;

  it('a strict policy with the line of the guide: a frame', async () => {
    const code = frameCode(app, made.frames.section).replace(/ style="[^"]*"/, '');
    const page = await open(host.show('strict-policy', code, policyFor('frame, oEmbed')));
    await page.frameLocator('iframe').getByText(words).waitFor();
  });

  it('a strict policy with the line of the guide: the element, by the code of the builder, and with Trusted Types', async () => {
    const builder = await open(`${app.url}/embed/builder`);
    await builder.waitForFunction(() => document.querySelector('#preview > *') !== null);
    await builder.locator('#explainer').selectOption('hosted');
    await builder.locator('#place').selectOption('section warned');
    await builder.locator('input[value="element"]').check();
    const code = (await builder.locator('#code').textContent()) ?? '';
    expect(code).toMatch(/integrity="sha384-[^"]{64}"/);
    const policy = `${policyFor('custom element')}; require-trusted-types-for 'script'; trusted-types explainer-embed`;
    const { page, said } = await blank();
    await page.goto(host.show('strict-policy', code, policy));
    await untilShown(page);
    await page.getByText(words).waitFor();
    // The style came too.
    const notice = page.locator('.notice').first();
    const ground = await notice.evaluate((one) => getComputedStyle(one).backgroundColor);
    expect(ground).toBe('rgb(255, 246, 224)');
    // Trusted types have nothing against the data for machines, which is in it and is no script that runs.
    const data = await page.locator('article.explainer > script:last-child').textContent();
    expect(JSON.parse(data ?? '')).toMatchObject({ '@type': 'MedicalWebPage' });
    expect(said).toEqual([]);
  });

  it('a strict policy with the line of the guide: a shadow root, with its style', async () => {
    const code = await fragmentCode(app, `${made.fragments.section}?format=html&shadow=open`);
    const policy = policyFor('fragment in a shadow root');
    const page = await open(host.show('strict-policy', code, policy));
    const notice = page.locator('.notice').first();
    const ground = await notice.evaluate((one) => getComputedStyle(one).backgroundColor);
    expect(ground).toBe('rgb(255, 246, 224)');
  });

  it('and without the line it does not: the premise of the three above', async () => {
    const policy = "default-src 'none'";
    const framing = await open(
      host.show('strict-policy', frameCode(app, made.frames.section), policy),
    );
    expect(await framing.frameLocator('iframe').getByText(words).count()).toBe(0);
    const scripted = await open(host.show('strict-policy', element(), policy));
    expect(await scripted.getByText('Read it there').isVisible()).toBe(true);
    expect(await scripted.getByText(words).count()).toBe(0);
  });

  it('an old browser without scripts: a frame shows the text, the element what is inside', async () => {
    const code = `${frameCode(app, made.frames.section)}${element()}`;
    const page = await open(host.show('old-browser', code), { javaScriptEnabled: false });
    await page.frameLocator('iframe').getByText(words).waitFor();
    await page.frameLocator('iframe').getByText('This use is not approved.').waitFor();
    expect(await page.getByText('Read it there').isVisible()).toBe(true);
  });

  it('a sandbox without anything allowed, as programs put around the frame of a site that they do not know', async () => {
    for (const sandbox of ['', 'allow-scripts']) {
      const code = frameCode(app, made.frames.section).replace(
        ' src=',
        ` sandbox="${sandbox}" src=`,
      );
      const page = await open(host.show('plain', code));
      await page.frameLocator('iframe').getByText(words).waitFor();
      await page.frameLocator('iframe').getByText('This use is not approved.').waitFor();
    }
  });

  it('a style that reaches everything does not reach the text of the frame', async () => {
    const groundIn = async (name: 'plain' | 'hostile-style') => {
      const page = await open(host.show(name, frameCode(app, made.frames.section)));
      const text = page.frameLocator('iframe').getByText(words);
      await text.waitFor();
      const { color, fontSize, textTransform } = await text.evaluate((one) =>
        getComputedStyle(one),
      );
      return [color, fontSize, textTransform];
    };
    expect(await groundIn('hostile-style')).toEqual(await groundIn('plain'));
  });

  /** How everything in the text looks, but for what the partner's style may set. */
  const looks = (page: Page): Promise<string[]> =>
    page.evaluate(() => {
      const root = document.querySelector('explainer-section, .explainer-embed')?.shadowRoot;
      const elements = root?.querySelectorAll('.explainer, .explainer *') ?? [];
      return [...elements].map((one) => {
        const style = getComputedStyle(one);
        const values = [...style]
          // They come of how wide the place is, and of whether the page has a dark scheme.
          .filter(
            (name) =>
              !/^(?:--|width|height|(?:inline|block)-size|(?:perspective|transform)-origin|margin-(?:left|right|inline)|color-scheme)/.test(
                name,
              ),
          )
          .map((name) => `${name}:${style.getPropertyValue(name)}`);
        return `${one.tagName}.${one.className} ${values.join(';')}`;
      });
    });

  it.each(['element', 'shadow root'])(
    'a style that reaches everything does not reach the text of the %s',
    async (form) => {
      const path = `${made.fragments.section}?format=html&headingLevel=2&shadow=open`;
      const code = form === 'element' ? element() : await fragmentCode(app, path);
      const seen: string[][] = [];
      for (const name of ['strict-policy', 'hostile-style'] as const) {
        const page = await open(host.show(name, code));
        if (form === 'element') await untilShown(page);
        await page.getByText(words).waitFor();
        seen.push(await looks(page));
        expect(await overflow(page)).toBe(0);
      }
      const [usual = [], hostile = []] = seen;
      expect(usual.length).toBeGreaterThan(10);
      const differences = usual.flatMap((look, index) => {
        const [before, after] = [look.split(';'), (hostile[index] ?? '').split(';')];
        return before.flatMap((value, at) =>
          value === after[at] ? [] : [`${look.split(' ')[0]} ${value} > ${after[at]}`],
        );
      });
      expect(differences).toEqual([]);
    },
  );

  it('ten of one text in a page, as elements and as frames', async () => {
    const asked: string[] = [];
    const { page, said } = await blank();
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(
      host.show(
        'ten-embeds',
        element(`explainer="${ketamine}" section="short-term-side-effects" heading-level="3"`),
      ),
    );
    await untilShown(page, 10);
    const articles = page.locator('article.explainer');
    expect(await articles.count()).toBe(10);
    expect(
      new Set(await articles.evaluateAll((all) => all.map((one) => one.textContent))).size,
    ).toBe(1);
    expect(asked.filter((url) => url.includes('/loader.js'))).toHaveLength(1);
    expect(asked.filter((url) => url.includes('/api/')).length).toBeLessThanOrEqual(10);
    expect(said).toEqual([]);

    const frames = await open(host.show('ten-embeds', frameCode(app, made.frames.section)));
    expect(frames.frames()).toHaveLength(11);
    for (const frame of frames.frames().slice(1)) await frame.getByText(words).waitFor();
  });

  it('the page of a partner is not changed by what is shown in it', async () => {
    const own = (page: Page) =>
      page.evaluate(() =>
        [...document.querySelectorAll('h1, h2, body')].map((one) => {
          const { color, fontFamily, fontSize, margin } = getComputedStyle(one);
          return [one.tagName, color, fontFamily, fontSize, margin];
        }),
      );
    const without = await open(host.show('plain', ''));
    const shadow = await fragmentCode(app, `${made.fragments.section}?format=html&shadow=open`);
    const page = await open(host.show('plain', `${element()}${shadow}`));
    await untilShown(page);
    expect(await own(page)).toEqual(await own(without));
    const names = await page.evaluate(() =>
      Object.keys(window).filter((name) => /explainer/i.test(name)),
    );
    expect(names).toEqual([]);
  });
});
