import type { Frame, Page } from 'playwright-core';
import { createEmbeddable } from '../support/embeds';
import { htmlProblems } from '../support/valid-html';
import { accessibilityProblems } from './support/accessibility';
import { elementCode, fragmentCode, frameCode, loaderCode } from './support/embed-code';
import { guideFor } from './support/guide';
import { hostSite } from './support/host-site';
import { openPages } from './support/open-pages';
import { headingLevels, overflow, skippedLevels, untilShown } from './support/page-facts';
import { ketamine, sharedApp } from './support/shared-app';

const widths = [320, 768, 1200];
const section = 'short-term-side-effects';

describe('Every form is accessible (WCAG 2.2 AA) and fits, at 320, 768 and 1200 pixels, light and dark', () => {
  const app = sharedApp();
  const { open } = openPages();
  const host = hostSite();

  /** A whole explainer with everything, and one that was withdrawn. */
  let made: Awaited<ReturnType<typeof createEmbeddable>>;
  let withdrawn: typeof made;
  let withheld: typeof made;
  beforeAll(async () => {
    const overdue = { nextDue: '2025-01-02', lastReviewed: '2024-01-01' };
    made = await createEmbeddable(app, { slug: 'accessible', review: overdue });
    withheld = await createEmbeddable(app, {
      slug: 'accessible-withheld',
      review: { ...overdue, embedUntilOverdueDays: 0 },
    });
    withdrawn = await createEmbeddable(app, { slug: 'accessible-withdrawn' });
    await app.documents('api::article.article').update({
      documentId: withdrawn.article,
      data: { retraction: { reason: 'It was wrong.', replacement: made.slug } },
    });
    await withdrawn.unpublish('article', withdrawn.article);
  });

  /** All that is wrong with a page at any of the widths, in either scheme. */
  const problemsOf = async (
    page: Page,
    shown: Page | Frame = page,
    schemes: readonly ('light' | 'dark')[] = ['light', 'dark'],
  ): Promise<string[]> => {
    const problems: string[] = [];
    for (const colorScheme of schemes) {
      await page.emulateMedia({ colorScheme });
      for (const width of widths) {
        await page.setViewportSize({ width, height: 900 });
        const found = await accessibilityProblems(shown);
        const beyond = await overflow(shown);
        if (beyond > 0) found.push(`${beyond} pixels too wide`);
        problems.push(...found.map((problem) => `${width} ${colorScheme}: ${problem}`));
      }
    }
    return problems;
  };

  const pages: Record<string, () => string> = {
    'a whole explainer': () => `/embed/${ketamine}`,
    'a section': () => `/embed/${ketamine}/${section}`,
    'the side effects': () => `/embed/${ketamine}/-/side-effects`,
    'a condition': () => `/embed/${ketamine}/-/conditions/depression`,
    'a section with notices, references and an overdue review': () => made.frames.section,
    'a condition with all that is said of it': () => made.frames.condition,
    'a text that is withheld': () => withheld.frames.section,
    'that there is nothing (404)': () => '/embed/nothing-here',
    'that it was withdrawn (410)': () => `/embed/${withdrawn.slug}`,
    'that it is not passed on (403)': () => `/embed/${made.slug}/advert`,
    'that the address is not understood (400)': () =>
      `/embed/${ketamine}?headingLevel=%3Cscript%3E`,
  };

  it.each(Object.keys(pages))('the page of a frame: %s', async (name) => {
    const path = pages[name]?.() ?? '';
    expect(await htmlProblems((await app.request.get(path)).text)).toEqual([]);
    const page = await open(`${app.url}${path}`);
    expect(await problemsOf(page)).toEqual([]);
    const levels = await headingLevels(page);
    expect(levels[0]).toBe(1);
    expect(skippedLevels(levels)).toEqual([]);
  });

  it.each(['light', 'dark'] as const)(
    'a page whose theme is %s, whatever the system',
    async (theme) => {
      const page = await open(`${app.url}${made.frames.section}?theme=${theme}`);
      const ground = () =>
        page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
      const grounds = new Set<string>();
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        grounds.add(await ground());
      }
      expect([...grounds]).toEqual([theme === 'light' ? 'rgb(255, 255, 255)' : 'rgb(22, 25, 29)']);
      expect(await problemsOf(page)).toEqual([]);
    },
  );

  it('the page around a frame, which is named', async () => {
    const page = await open(
      host.show(
        'plain',
        frameCode(app, `/embed/${ketamine}/${section}`, 'Short-Term Side Effects'),
      ),
    );
    expect(await problemsOf(page)).toEqual([]);
    const named = page.getByTitle('Short-Term Side Effects');
    expect(await named.count()).toBe(1);
    const framed = page.frames()[1];
    expect(framed && (await overflow(framed))).toBe(0);
  });

  const elements: Record<string, () => string> = {
    'a whole explainer': () => `explainer="${ketamine}" heading-level="3"`,
    'a section': () => `explainer="${ketamine}" section="${section}" heading-level="3"`,
    'the side effects': () => `explainer="${ketamine}" side-effects heading-level="3"`,
    'a condition': () =>
      `explainer="${made.slug}" condition="condition-${made.slug}" heading-level="3"`,
    'what was withdrawn': () => `explainer="${withdrawn.slug}"`,
    'what is not passed on': () => `explainer="${made.slug}" section="advert"`,
    dark: () => `explainer="${made.slug}" section="warned" theme="dark" heading-level="3"`,
    light: () => `explainer="${made.slug}" section="warned" theme="light" heading-level="3"`,
  };

  it.each(Object.keys(elements))('the element in a page of a partner: %s', async (name) => {
    const page = await open(
      host.show('plain', `${loaderCode(app)}${elementCode(elements[name]?.() ?? '')}`),
    );
    await untilShown(page);
    expect(await problemsOf(page)).toEqual([]);
    expect(skippedLevels(await headingLevels(page))).toEqual([]);
    const shown = await page
      .locator('explainer-section')
      .evaluate((one) => one.shadowRoot?.innerHTML);
    expect(await htmlProblems(shown ?? '')).toEqual([]);
  });

  it('the line of an element whose text could not be had, on a page that is white in either scheme', async () => {
    const code = `${loaderCode(app)}${elementCode('explainer="nothing-here"')}`;
    const page = await open(host.show('strict-policy', code));
    await page.getByRole('status').getByText('could not be loaded').waitFor();
    expect(await page.getByRole('status').locator('a').count()).toBe(1);
    expect(await problemsOf(page)).toEqual([]);
  });

  const fragments: Record<string, () => string> = {
    'a whole explainer': () => `/api/explainers/${ketamine}`,
    'a section': () => `/api/explainers/${ketamine}/sections/${section}`,
    'the side effects': () => `/api/explainers/${ketamine}/side-effects`,
    'a condition': () => made.fragments.condition,
  };
  const written = ['', '&shadow=open', '&shadow=open&theme=dark'];

  it.each(
    Object.keys(fragments).flatMap((name) => written.map((shadow) => [name, shadow] as const)),
  )(
    'the fragment in a page of a partner, below its headings: %s, format=html%s',
    async (name, shadow) => {
      const path = `${fragments[name]?.() ?? ''}?format=html&headingLevel=3`;
      const code = await fragmentCode(app, `${path}${shadow}`);
      expect(await htmlProblems(code)).toEqual([]);
      // What a fragment needs of the page's own style on narrow screens, as the guide has it.
      const style = `<style>${guideFor(app).written(/`(\.explainer \{ overflow-wrap[^`]+)`/)}</style>`;
      const page = await open(host.show('plain', `${style}${code}`));
      // What is dark by itself is dark in either scheme.
      const schemes =
        shadow.includes('theme') && name !== 'a section' ? (['light'] as const) : undefined;
      expect(await problemsOf(page, page, schemes)).toEqual([]);
      const levels = await headingLevels(page);
      expect(levels.slice(0, 3)).toEqual([1, 2, 3]);
      expect(skippedLevels(levels)).toEqual([]);
    },
  );

  it.each(['', '&shadow=open', '&shadow=open&theme=dark'])(
    'what a server prints into its page where a text was withdrawn, is not passed on or never was: refusal=html%s',
    async (shadow) => {
      const told = [
        [`/api/explainers/${withdrawn.slug}/sections/one`, 'It was wrong.'],
        [`${made.fragments.whole}/sections/advert`, 'This text is not to be had here.'],
        ['/api/explainers/nothing-here', 'This text is not to be had here.'],
      ] as const;
      for (const [path, words] of told) {
        const address = `${path}?format=html&refusal=html${shadow}`;
        const { status, text } = await app.request.get(address).buffer(true);
        expect(status).toBeGreaterThanOrEqual(400);
        const page = await open(
          host.show('plain', text.replaceAll('href="/', `href="${app.url}/`)),
        );
        await page.getByText(words).waitFor();
        expect([address, await problemsOf(page)]).toEqual([address, []]);
        const links = await page.getByRole('link', { name: 'Read this instead' }).count();
        expect([address, links]).toEqual([address, status === 410 ? 1 : 0]);
      }
    },
  );

  it('a right-to-left text in a right-to-left page, and in one that is not', async () => {
    await app.documents('api::article.article').update({
      documentId: made.article,
      locale: 'ar',
      data: { title: 'كيف تعمل التسريبات', slug: made.slug, lead: 'مقدمة قصيرة.' },
      status: 'published',
    });
    const inArabic = `explainer="${made.slug}" locale="ar" heading-level="3"`;
    for (const name of ['right-to-left', 'plain'] as const) {
      const page = await open(host.show(name, `${loaderCode(app)}${elementCode(inArabic)}`));
      await untilShown(page);
      const article = page.locator('article.explainer');
      expect(await article.evaluate((element) => getComputedStyle(element).direction)).toBe('rtl');
      expect(await problemsOf(page)).toEqual([]);
    }
    const framed = await open(`${app.url}/embed/${made.slug}?locale=ar`);
    expect(
      await framed.evaluate(() => [document.documentElement.dir, document.documentElement.lang]),
    ).toEqual(['rtl', 'ar']);
    expect(await problemsOf(framed)).toEqual([]);
    const canonical = await framed.locator('link[rel="canonical"]').getAttribute('href');
    const { status, body } = await app.request.get(String(canonical).replace(app.url, ''));
    expect([status, body.data?.locale]).toEqual([200, 'ar']);
    // And a text from left to right stays one.
    const english = elementCode(`explainer="${ketamine}" section="${section}" heading-level="3"`);
    const page = await open(host.show('right-to-left', `${loaderCode(app)}${english}`));
    await untilShown(page);
    const paragraph = page.locator('article.explainer section p').first();
    expect(
      await paragraph.evaluate((element) => {
        const { direction, textAlign } = getComputedStyle(element);
        return [direction, textAlign];
      }),
    ).toEqual(['ltr', 'start']);
    expect(await problemsOf(page)).toEqual([]);
  });

  it.each(['frame', 'element', 'fragment', 'shadow'])(
    'the page that writes the code, for a %s',
    async (form) => {
      const page = await open(`${app.url}/embed/builder`);
      await page.waitForFunction(() => document.querySelector('#preview > *') !== null);
      await page.locator(`input[value="${form}"]`).check();
      await page.waitForFunction(() => document.querySelector('#preview > *') !== null);
      expect(await problemsOf(page)).toEqual([]);
      expect(skippedLevels(await headingLevels(page))).toEqual([]);
    },
  );
});
