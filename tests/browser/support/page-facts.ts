import type { Frame, Page } from 'playwright-core';

/** How many pixels of the document are beyond the width of the window. */
export const overflow = (page: Page | Frame): Promise<number> =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });

/** The levels of all headings, also in shadow trees, in the order in which they are read. */
export const headingLevels = (page: Page | Frame): Promise<number[]> =>
  page.evaluate(() => {
    const levels: number[] = [];
    const visit = (root: ParentNode): void => {
      for (const element of root.querySelectorAll<HTMLElement>('*')) {
        if (element.shadowRoot) visit(element.shadowRoot);
        const named = /^H([1-6])$/.exec(element.tagName)?.[1] ?? element.ariaLevel;
        if (named && element.checkVisibility()) levels.push(Number(named));
      }
    };
    visit(document);
    return levels;
  });

/** The places where a heading is more than one level below the one before it. */
export const skippedLevels = (levels: readonly number[]): string[] =>
  levels.flatMap((level, index) => {
    const before = levels[index - 1] ?? 0;
    return level > before + 1 ? [`${before} > ${level}`] : [];
  });

/** Waits until an element shows a text, a refusal or that there is none. */
export const untilShown = async (page: Page, count = 1): Promise<void> => {
  await page.waitForFunction(
    (expected) =>
      [...document.querySelectorAll('explainer-section')].filter(({ shadowRoot }) =>
        shadowRoot?.querySelector('.explainer, .status:not(:empty)'),
      ).length >= expected,
    count,
  );
};
