import type { Page } from 'playwright-core';
import { createEmbeddable } from '../support/embeds';
import { elementCode, fragmentCode, loaderCode } from './support/embed-code';
import { hostSite } from './support/host-site';
import { openPages } from './support/open-pages';
import { untilShown } from './support/page-facts';
import { sharedApp } from './support/shared-app';

const parts = ['content', 'heading', 'notice', 'warning', 'link', 'references', 'footer'];

/** The properties that the guide names, with values that nothing else sets. */
const properties = [
  '--explainer-text: rgb(1, 2, 3)',
  '--explainer-ground: rgb(4, 5, 6)',
  '--explainer-link: rgb(7, 8, 9)',
  '--explainer-font: "Courier New", monospace',
].join('; ');

/** How the text below the root of an embed looks. */
const looksOf = (page: Page, host: string) =>
  page.evaluate((selector) => {
    const root = document.querySelector(selector)?.shadowRoot;
    const styleOf = (within: string) => {
      const element = root?.querySelector(within);
      if (!element) throw new Error(`There is no ${within}`);
      return getComputedStyle(element);
    };
    const { color, backgroundColor, fontFamily } = styleOf('.explainer');
    return { color, backgroundColor, fontFamily, link: styleOf('a').color };
  }, host);

const asSaid = {
  color: 'rgb(1, 2, 3)',
  backgroundColor: 'rgb(4, 5, 6)',
  fontFamily: '"Courier New", monospace',
  link: 'rgb(7, 8, 9)',
};

describe('A partner’s style sheet sets what the guide says it may', () => {
  const app = sharedApp();
  const { open } = openPages();
  const host = hostSite();
  let made: Awaited<ReturnType<typeof createEmbeddable>>;
  beforeAll(async () => {
    // One that has a warning.
    const review = { nextDue: '2025-01-02', lastReviewed: '2024-01-01' };
    made = await createEmbeddable(app, { slug: 'styled', review });
  });
  const styled = (style: string, code: string) =>
    host.show('plain', `<style>${style}</style>${code}`);
  const element = (attributes = 'explainer="styled" section="warned"') =>
    `${loaderCode(app)}${elementCode(attributes)}`;

  it('the colours and the font of the element', async () => {
    const usual = await open(styled('', element()));
    await untilShown(usual);
    const page = await open(styled(`explainer-section { ${properties} }`, element()));
    await untilShown(page);
    expect(await looksOf(page, 'explainer-section')).toEqual(asSaid);
    const before = await looksOf(usual, 'explainer-section');
    for (const [name, value] of Object.entries(asSaid)) {
      expect([name, before[name as keyof typeof before]]).not.toEqual([name, value]);
    }
  });

  it('and of a shadow root', async () => {
    const code = await fragmentCode(app, `${made.fragments.section}?format=html&shadow=open`);
    const page = await open(styled(`.explainer-embed { ${properties} }`, code));
    expect(await looksOf(page, '.explainer-embed')).toEqual(asSaid);
  });

  it('each part by its name', async () => {
    const rules = parts.map(
      (part, index) => `explainer-section::part(${part}) { outline: ${index + 3}px solid red }`,
    );
    const page = await open(styled(rules.join('\n'), element()));
    await untilShown(page);
    const widths = await page.evaluate(
      (names) =>
        names.map((name) => {
          const root = document.querySelector('explainer-section')?.shadowRoot;
          const named = [...(root?.querySelectorAll(`[part~="${name}"]`) ?? [])];
          return [name, [...new Set(named.map((one) => getComputedStyle(one).outlineWidth))]];
        }),
      parts,
    );
    expect(widths).toEqual(parts.map((part, index) => [part, [`${index + 3}px`]]));
  });

  it('and the line that says that there is no text', async () => {
    const rule = 'explainer-section::part(status) { color: rgb(9, 9, 9) }';
    const page = await open(styled(rule, element('explainer="styled" section="nothing"')));
    await untilShown(page);
    expect(
      await page.evaluate(() => {
        const status = document
          .querySelector('explainer-section')
          ?.shadowRoot?.querySelector('[part~="status"]');
        return status && [status.textContent !== '', getComputedStyle(status).color];
      }),
    ).toEqual([true, 'rgb(9, 9, 9)']);
  });
});
