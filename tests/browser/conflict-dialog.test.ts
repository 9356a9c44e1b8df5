import { accessibilityProblems } from './support/accessibility';
import { openPages } from './support/open-pages';
import { createEditor, formOf, openForm, type Colleague } from './support/panel';
import { sharedApp } from './support/shared-app';

describe('An editor whose text somebody saved meanwhile is asked whose is to stay', () => {
  const app = sharedApp();
  const { blank } = openPages();
  let editor: Colleague;
  let colleague: Colleague;
  beforeAll(async () => {
    editor = await createEditor(app, 'Ada');
    colleague = await createEditor(app, 'Grace');
  });

  let made = 0;
  /** Ada's form says something, and Grace has saved since she opened it. */
  const conflict = async (press: 'Save' | 'Publish' = 'Save') => {
    const { documentId } = await app.documents('api::article.article').create({
      data: {
        title: 'The first title',
        slug: `conflict-${(made += 1)}`,
        lead: 'A lead.',
        codes: [{ system: 'mesh', code: 'D007649', display: 'Ketamine', mapping: 'exact' }],
      },
    });
    const path = formOf('article', documentId);
    const { page, said } = await blank();
    await openForm(page, app, { email: editor.email, path });
    const title = page.getByRole('textbox', { name: 'Title', exact: true });
    await title.fill('The title of Ada');
    await colleague.put(path, { title: 'The title of Grace' });
    await page.getByRole('button', { name: press, exact: true }).click();
    const dialog = page.getByRole('alertdialog');
    await dialog.waitFor();
    const stored = async () => (await editor.get(path)).data.title;
    const published = async () =>
      (await app.documents('api::article.article').findOne({ documentId, status: 'published' }))
        ?.title;
    return { page, said, title, dialog, stored, published };
  };

  it('in the words of the form, for the keyboard and a screen reader, and is not passed by', async () => {
    const { page, said, dialog, stored } = await conflict();
    const text = await dialog.innerText();
    expect(text).toMatch(
      /^This was saved meanwhile\s+Grace Editor saved this after you opened it \(/,
    );
    expect(text).toContain('Changed: Title. Nothing of yours is saved yet.');
    expect(text).toMatch(/what your form says\s+Title\s+The title of Ada/i);
    // What the form keeps for itself is nobody's text.
    expect(text).toContain('– system: mesh, code: D007649, display: Ketamine, mapping: exact');
    expect(text).not.toMatch(/__temp_key__|connect/);
    expect(await accessibilityProblems(page, '[role=alertdialog]')).toEqual([]);
    const focused = () =>
      page.evaluate(() => {
        const { activeElement } = document;
        const isInside = activeElement?.closest('[role=alertdialog]') !== null;
        return { isInside, isButton: activeElement?.tagName === 'BUTTON' };
      });
    expect(await focused()).toEqual({ isInside: true, isButton: false });
    for (const key of ['Enter', 'Escape']) await page.keyboard.press(key);
    expect(await dialog.isVisible()).toBe(true);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    expect(await focused()).toEqual({ isInside: true, isButton: true });
    expect(await stored()).toBe('The title of Grace');
    expect(said).toEqual([]);
  });

  it('“Keep mine” saves the form, and the next save is asked nothing', async () => {
    const { page, said, title, dialog, stored } = await conflict();
    await dialog.getByRole('button', { name: 'Keep mine' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await page.getByText('Saved document').waitFor();
    expect([await stored(), await title.inputValue()]).toEqual([
      ...['The title of Ada', 'The title of Ada'],
    ]);
    await title.fill('And once more');
    const saved = page.waitForResponse((answer) => answer.request().method() === 'PUT');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    expect([(await saved).status(), await dialog.count()]).toEqual([200, 0]);
    expect(await stored()).toBe('And once more');
    expect(said).toEqual([]);
  });

  it('“Load theirs” shows what is saved, and saves nothing', async () => {
    const { said, title, dialog, stored } = await conflict();
    await dialog.getByRole('button', { name: 'Load theirs' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await title.waitFor();
    expect([await title.inputValue(), await stored()]).toEqual([
      ...['The title of Grace', 'The title of Grace'],
    ]);
    expect(said).toEqual([]);
  });

  it('also who publishes: “Publish mine” publishes the form, and “Load theirs” nothing', async () => {
    const kept = await conflict('Publish');
    expect(await kept.published()).toBeUndefined();
    await kept.dialog.getByRole('button', { name: 'Publish mine' }).click();
    await kept.dialog.waitFor({ state: 'hidden' });
    await kept.page.getByText('Published document').waitFor();
    expect([await kept.published(), await kept.stored()]).toEqual([
      ...['The title of Ada', 'The title of Ada'],
    ]);
    const loaded = await conflict('Publish');
    await loaded.dialog.getByRole('button', { name: 'Load theirs' }).click();
    await loaded.dialog.waitFor({ state: 'hidden' });
    await loaded.title.waitFor();
    expect([await loaded.title.inputValue(), await loaded.published()]).toEqual([
      ...['The title of Grace', undefined],
    ]);
    expect([kept.said, loaded.said]).toEqual([[], []]);
  });

  it('also where the window becomes narrow meanwhile, and all of it is to be reached there', async () => {
    const { page, dialog, stored } = await conflict();
    await page.setViewportSize({ width: 360, height: 560 });
    await page.waitForFunction(() => document.documentElement.clientWidth === 360);
    for (const name of ['Load theirs', 'Keep mine']) {
      const box = await dialog.getByRole('button', { name }).boundingBox();
      expect(box).not.toBeNull();
      expect([box!.x >= 0, box!.x + box!.width <= 360, box!.y + box!.height <= 560]).toEqual([
        ...[true, true, true],
      ]);
    }
    await dialog.getByRole('button', { name: 'Keep mine' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await page.getByText('Saved document').waitFor();
    expect(await stored()).toBe('The title of Ada');
  });
});
