import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';

export interface OpenPage {
  (address: string, options?: BrowserContextOptions): Promise<Page>;
}

/** What may stand before a page's first script. */
export interface Watched {
  page: Page;
  /** Scripts that had something to say: errors, and dialogs, which only somebody's script opens. */
  said: string[];
}

/** Opens pages in the one Chromium of the run, each in a profile of its own, and closes them after each test. */
export const openPages = () => {
  let browser: Browser | undefined;
  const opened: { close: () => Promise<void> }[] = [];
  beforeAll(async () => {
    browser = await chromium.connect(process.env.BROWSER_TEST_BROWSER ?? '');
  });
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((context) => context.close()));
  });
  afterAll(() => browser?.close());

  const blank = async (options: BrowserContextOptions = {}): Promise<Watched> => {
    if (!browser) throw new Error('Chromium is not connected');
    const context = await browser.newContext(options);
    opened.push(context);
    const page = await context.newPage();
    const said: string[] = [];
    page.on('pageerror', (error) => said.push(String(error)));
    page.on('dialog', (dialog) => {
      said.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    return { page, said };
  };
  const open: OpenPage = async (address, options) => {
    const { page } = await blank(options);
    await page.goto(address);
    return page;
  };
  return { open, blank };
};
