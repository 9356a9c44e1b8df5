import { setTimeout as pause } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { createEmbeddable } from '../support/embeds';
import { chooseInBuilder } from './support/builder';
import { countedApp } from './support/counted-app';
import { elementCode, frameCode, loaderCode } from './support/embed-code';
import { guideFor } from './support/guide';
import { hostSite, type HostPageName } from './support/host-site';
import { openPages } from './support/open-pages';
import { untilShown } from './support/page-facts';
import { ketamine, sharedApp } from './support/shared-app';

declare global {
  interface Window {
    shifts?: number[];
    shownAt?: number;
  }
}

interface LayoutShift extends PerformanceEntry {
  value: number;
}

const longerThanPainting = 500;
/** With each new window Chromium loads the scripts of its own address bar, as much work as our pages are; so they come after. */
const untilWindowIsWhole = 1500;
const timesPainted = 9;

const path = `/embed/${ketamine}/short-term-side-effects`;
const places = ['', '/-/side-effects', '/-/conditions/depression', '/short-term-side-effects'];
const attributes = `explainer="${ketamine}" section="short-term-side-effects" heading-level="3"`;

describe('An embed costs its page next to nothing', () => {
  const app = sharedApp();
  const { blank, open } = openPages();
  const host = hostSite();
  const { blockUnder } = guideFor(app);
  const element = `${loaderCode(app)}${elementCode(attributes)}`;

  const twoFrames = (page: Page) =>
    page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
    );

  /**
   * Opens a page and gives how much of it was moved by what came later (Layout Instability). What
   * its scripts ask for comes after the page was drawn without it, as it does over a network; from
   * the same machine it may be there before.
   */
  const shiftsIn = async (
    address: string,
    until: (page: Page) => Promise<unknown>,
    viewport = { width: 768, height: 900 },
  ) => {
    const { page } = await blank({ viewport });
    await page.addInitScript(() => {
      const shifts: number[] = [];
      window.shifts = shifts;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) shifts.push((entry as LayoutShift).value);
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await page.route('**', async (route) => {
      if (route.request().resourceType() === 'fetch') {
        await page.waitForLoadState('domcontentloaded');
        await twoFrames(page);
      }
      await route.continue();
    });
    await page.goto(address);
    await until(page);
    // By then all that moved has been told.
    await twoFrames(page);
    return page.evaluate(() => window.shifts);
  };

  it('nothing moves: in the page of a frame, and in the page around it', async () => {
    expect(await shiftsIn(`${app.url}${path}`, (page) => page.waitForLoadState())).toEqual([]);
    const framed = host.show('plain', `${frameCode(app, path)}<p>Below.</p>`);
    const shown = (page: Page) =>
      page.frameLocator('iframe').getByRole('heading').first().waitFor();
    expect(await shiftsIn(framed, shown)).toEqual([]);
  });

  it('nothing moves when the element shows its text: above it, and below where it was given the height', async () => {
    expect(await shiftsIn(host.show('plain', element), untilShown)).toEqual([]);
    const given = '<style>explainer-section { display: block; min-height: 200rem }</style>';
    const below = host.show('plain', `${given}${element}<p>Below.</p>`);
    expect(await shiftsIn(below, untilShown)).toEqual([]);
    // What is asserted of the others can be seen.
    const without = host.show('plain', `${element}<p>Below.</p>`);
    expect((await shiftsIn(without, untilShown))?.length).toBeGreaterThan(0);
  });

  it.each([
    ['nothing moves', 'min-height: 100rem', false],
    // What is asserted can be seen.
    ['what is below moves without the height', '', true],
  ])('%s when a correction or a withdrawal takes the text’s place', async (_, style, moves) => {
    const slug = moves ? 'moving' : 'unmoved';
    const made = await createEmbeddable(app, { slug });
    const code = `<style>explainer-section { display: block; ${style} }</style>${loaderCode(app)}${elementCode(`explainer="${slug}" section="one"`)}`;
    const look = async (page: Page, words: string) => {
      await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
      await page.getByText(words).waitFor();
    };
    const shifts = await shiftsIn(host.show('plain', `${code}<p>Below.</p>`), async (page) => {
      await page.getByText('What there is to say about one.').waitFor();
      // Of the first text the others tell.
      await page.evaluate(() => window.shifts?.splice(0));
      await made.update('section', made.one, { body: 'Corrected words.\n\nAnd more of them.' });
      await look(page, 'Corrected words.');
      const retraction = { reason: 'It was wrong.', replacement: 'https://example.org/' };
      const documents = app.documents('api::section.section');
      await documents.update({ documentId: made.one, data: { retraction } });
      await made.unpublish('section', made.one);
      await look(page, 'It was wrong.');
    });
    expect((shifts?.length ?? 0) > 0).toBe(moves);
  });

  /** What the page that writes it has to copy. */
  const builtCode = async (
    place: string,
    form = 'element',
    { url, explainer }: { url: string; explainer: string } = { url: app.url, explainer: ketamine },
  ): Promise<string> => {
    const builder = await open(`${url}/embed/builder`);
    await chooseInBuilder(builder, { explainer, place, form });
    return (await builder.locator('#code').textContent()) ?? '';
  };
  const codes: Record<string, () => Promise<string>> = {
    'docs/partners.md': async () => blockUnder('As a custom element'),
    'the builder, for a section': () => builtCode('section short-term-side-effects'),
    'the builder, for a whole explainer': () => builtCode(''),
  };
  const pages: Record<string, HostPageName> = {
    'a page': 'plain',
    'a page with columns': 'columns',
  };

  // Which is so high that what stands below a whole explainer is seen from the beginning.
  const seen = 30_000;
  const below = (page: HostPageName, written: string): string =>
    host.show(page, `${written}<p id="below">Below.</p>`);
  const untilBelowIsSeen = async (page: Page) => {
    await untilShown(page);
    const { y = seen } = (await page.locator('#below').boundingBox()) ?? {};
    expect(y).toBeLessThan(seen);
  };

  it.each(Object.keys(codes))(
    'nothing moves below the element either, on a telephone or a screen, by the code of %s as it is',
    async (name) => {
      const code = (await codes[name]?.()) ?? '';
      expect(code).toMatch(/ style="\s*display: block;[^"]*min-height: max\([^"]+\);?\s*"/);
      for (const [width, page] of [320, 375, 768, 1200].flatMap((width) =>
        Object.values(pages).map((page) => [width, page] as const),
      )) {
        const moved = await shiftsIn(below(page, code), untilBelowIsSeen, { width, height: seen });
        expect([width, page, moved]).toEqual([width, page, []]);
      }
    },
  );

  it.each([320, 375, 768, 1200])(
    'and something does at %i pixels where the style is left out, so that this can be seen',
    async (width) => {
      const whole = await builtCode('');
      for (const code of [blockUnder('As a custom element'), whole]) {
        const without = code.replace(/ style="\s*display[^"]*"/, '');
        expect(without).not.toContain('min-height');
        const viewport = { width, height: seen };
        const moved = await shiftsIn(below('plain', without), untilBelowIsSeen, viewport);
        expect(moved?.length).toBeGreaterThan(0);
      }
    },
  );

  it('as high as in a broad column is too little on a telephone', async () => {
    const code = blockUnder('As a custom element');
    const broad = code.replace(/max\(([\d.]+em), [^;]*\)/, '$1');
    expect(broad).toMatch(/min-height: [\d.]+em;/);
    const on = (width: number) =>
      shiftsIn(below('plain', broad), untilBelowIsSeen, { width, height: seen });
    expect((await on(320))?.length).toBeGreaterThan(0);
    expect(await on(1200)).toEqual([]);
  });

  it.each([320, 375, 768, 1200])(
    'no text is scrolled in a frame at %i pixels, and nothing moves around it, by the code of the builder',
    async (width) => {
      const code = await builtCode('section short-term-side-effects', 'frame');
      for (const name of Object.values(pages)) {
        const page = await open(host.show(name, code), { viewport: { width, height: 900 } });
        await page.frameLocator('iframe').getByRole('heading').first().waitFor();
        const [, framed] = page.frames();
        const hidden = await framed?.evaluate(() => {
          const { scrollHeight, clientHeight } = document.documentElement;
          return scrollHeight - clientHeight;
        });
        expect([name, hidden]).toEqual([name, 0]);
        const shown = (one: Page) =>
          one.frameLocator('iframe').getByRole('heading').first().waitFor();
        const moved = await shiftsIn(below(name, code), shown, { width, height: seen });
        expect([name, moved]).toEqual([name, []]);
      }
    },
  );

  const requestsOf = async (address: string, until: (page: Page) => Promise<unknown>) => {
    const { page } = await blank();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(address);
    await until(page);
    await page.waitForLoadState('networkidle');
    return asked.filter((url) => url.startsWith(app.url)).map((url) => url.slice(app.url.length));
  };

  it('one request for a frame, two for an element', async () => {
    const shown = (page: Page) =>
      page.frameLocator('iframe').getByRole('heading').first().waitFor();
    expect(await requestsOf(host.show('plain', frameCode(app, path)), shown)).toEqual([path]);
    expect(await requestsOf(host.show('plain', element), untilShown)).toEqual([
      '/embed/v1/loader.js',
      `/api/explainers/${ketamine}/sections/short-term-side-effects?format=html&headingLevel=3`,
    ]);
  });

  describe('a page that is visited again asks for the script no more, by the code of the builder', () => {
    const counted = countedApp(app);
    // Its text may not be kept at all, which shows that the second visit is one.
    const slug = 'visited-again';
    beforeAll(async () => {
      await createEmbeddable(app, {
        slug,
        review: { nextDue: '2025-01-02', lastReviewed: '2024-01-01' },
      });
    });
    const text = `/api/explainers/${slug}/sections/one?format=html&headingLevel=2`;

    /** What reaches the server on two visits of one browser. */
    const askedOnVisits = async (code: string) => {
      const { page } = await blank();
      const address = host.show('plain', code);
      const visits: ReturnType<typeof counted.take>[] = [];
      counted.take();
      for (let visit = 0; visit < 2; visit += 1) {
        await page.goto(address);
        await untilShown(page);
        await page.getByText('Review overdue').first().waitFor();
        await page.waitForLoadState('networkidle');
        visits.push(counted.take());
        await page.goto('about:blank');
      }
      return visits;
    };

    it('two requests at first, one after that', async () => {
      const at = { url: counted.url(), explainer: slug };
      const code = await builtCode('section one', 'element', at);
      const [first, second] = await askedOnVisits(code);
      expect(first).toEqual([
        { path: expect.stringMatching(/^\/embed\/v1\/loader\.[0-9a-f]{16}\.js$/), status: 200 },
        { path: text, status: 200 },
      ]);
      expect(second).toEqual([{ path: text, status: 304 }]);
    });

    it('the script of docs/partners.md is one that can be repaired: asked for again after five minutes', async () => {
      const [script = ''] =
        /<script [^>]+><\/script>/.exec(blockUnder('As a custom element')) ?? [];
      const path = /src="([^"]+)"/.exec(script)?.[1]?.slice(app.url.length) ?? '';
      expect([path, script.includes('integrity')]).toEqual(['/embed/v1/loader.js', false]);
      const { headers } = await app.request.get(path);
      expect(headers['cache-control']).toBe('public, max-age=300');
    });
  });

  it.each(places)('the page of a frame is 30 kB at most on the way: /embed/…%s', async (place) => {
    const { status, text } = await app.request.get(`/embed/${ketamine}${place}`);
    expect(status).toBe(200);
    expect(gzipSync(text).length).toBeLessThanOrEqual(30_000);
  });

  /**
   * Milliseconds from the last byte of a page to the first paint of something in it (Paint Timing). Nothing is asked of the page before:
   * what asks is a script of 330 kB, and read at the time of the first paint it delays this by 20 ms.
   */
  const paintedAfter = async (address: string): Promise<number> => {
    const { page } = await blank();
    await pause(untilWindowIsWhole);
    await page.goto(address);
    await pause(longerThanPainting);
    await page.waitForFunction(
      () => performance.getEntriesByName('first-contentful-paint').length > 0,
    );
    return page.evaluate(() => {
      const [navigation] = performance.getEntriesByType('navigation');
      const [paint] = performance.getEntriesByName('first-contentful-paint');
      const { responseEnd } = navigation as PerformanceNavigationTiming;
      return (paint?.startTime ?? NaN) - responseEnd;
    });
  };

  it.each([...places, 'one word'])(
    'it is painted soon after its last byte (told, not asserted: machines differ): /embed/…%s',
    async (place) => {
      const address =
        place === 'one word' ? host.show('plain', 'Word') : `${app.url}/embed/${ketamine}${place}`;
      const times: number[] = [];
      for (let time = 0; time < timesPainted; time += 1) times.push(await paintedAfter(address));
      const told = times.map((milliseconds) => Math.round(milliseconds)).sort((a, b) => a - b);
      process.stdout.write(
        `${place || 'the whole explainer'} painted ${told.join(', ')} ms after the last byte\n`,
      );
      expect(told.every(Number.isFinite)).toBe(true);
    },
  );

  /**
   * Milliseconds from the last byte of an element's text to the end of the frame in which it is painted: a task that is asked for
   * in that frame comes after it. Paint Timing tells of a page's first paint only, which this is not.
   */
  const shownAfter = async (address: string): Promise<number> => {
    const { page } = await blank();
    await page.addInitScript(() => {
      document.addEventListener('explainer-load', () => {
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => (window.shownAt = performance.now());
          port2.postMessage(null);
        });
      });
    });
    await pause(untilWindowIsWhole);
    await page.goto(address);
    await pause(longerThanPainting);
    await page.waitForFunction(() => window.shownAt !== undefined);
    return page.evaluate(() => {
      const [text] = performance
        .getEntriesByType('resource')
        .filter(({ name }) => name.includes('format=html'));
      return (window.shownAt ?? NaN) - (text as PerformanceResourceTiming).responseEnd;
    });
  };

  it.each(['', 'section="short-term-side-effects"'])(
    'so is the text of an element (told, not asserted): <explainer-section explainer %s>',
    async (part) => {
      const code = `${loaderCode(app)}${elementCode(`explainer="${ketamine}" ${part}`)}`;
      const address = host.show('plain', code);
      const times: number[] = [];
      for (let time = 0; time < timesPainted; time += 1) times.push(await shownAfter(address));
      const told = times.map((milliseconds) => Math.round(milliseconds)).sort((a, b) => a - b);
      process.stdout.write(
        `the element, ${part || 'the whole explainer'}, painted ${told.join(', ')} ms after the last byte\n`,
      );
      expect(told.every(Number.isFinite)).toBe(true);
    },
  );
});
