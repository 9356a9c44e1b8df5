import type { Page } from 'playwright-core';

/** Waits until the code is whole: nothing of it can be selected before. */
export const untilWhole = (page: Page): Promise<void> =>
  page.locator('#code:not([inert])').waitFor();

/** Chooses in the page that writes the code, by the values of its fields, and waits until the code is whole. */
export const chooseInBuilder = async (
  page: Page,
  { explainer, place, form }: { explainer: string; place: string; form: string },
): Promise<void> => {
  await page.locator(`#explainer option[value="${explainer}"]`).waitFor({ state: 'attached' });
  await page.locator('#explainer').selectOption(explainer);
  await page.locator('#place').selectOption(place);
  await page.locator(`input[value="${form}"]`).check();
  await untilWhole(page);
};
