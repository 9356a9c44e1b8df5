import { readFileSync } from 'node:fs';
import type axe from 'axe-core';
import type { Frame, Page } from 'playwright-core';

const source = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

declare global {
  interface Window {
    axe?: typeof axe;
  }
}

/**
 * What axe-core finds in a document that breaks WCAG 2.2 at level AA, each as rule, place and summary; shadow trees are looked into.
 *
 * @param within a selector, where the rest of the document is not ours
 */
export const accessibilityProblems = async (
  page: Page | Frame,
  within = 'html',
): Promise<string[]> => {
  if (!(await page.evaluate(() => window.axe !== undefined))) await page.evaluate(source);
  const { violations, incomplete, passes } = await page.evaluate(
    async ({ place, values }) => {
      const context = place === 'html' ? document : place;
      return window.axe!.run(context, { runOnly: { type: 'tag', values }, iframes: false });
    },
    { place: within, values: tags },
  );
  const judged = [...violations, ...passes].map(({ id }) => id);
  const asLines = ({ id, nodes }: axe.Result): string[] =>
    nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')} ${failureSummary}`);
  return [
    ...violations.flatMap(asLines),
    // What it could not judge nobody has.
    ...incomplete.flatMap(asLines).map((line) => `not judged: ${line}`),
    // Where it could not judge the colours, nothing was shown.
    ...(judged.includes('color-contrast') ? [] : ['color-contrast was not judged']),
  ];
};
