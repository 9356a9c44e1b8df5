import { createEmbeddable } from '../support/embeds';
import { accessibilityProblems } from './support/accessibility';
import { overflow } from './support/page-facts';
import { openPages } from './support/open-pages';
import { createEditor, formOf, openForm, type Colleague } from './support/panel';
import { sharedApp } from './support/shared-app';

const origin = 'https://seen.example.org';
const patience = 25_000;

describe('An editor sees beside a partner how often its pages showed our texts', () => {
  const app = sharedApp();
  const { blank } = openPages();
  let editor: Colleague;
  beforeAll(async () => {
    editor = await createEditor(app, 'Ida');
  });
  const createPartner = async (name: string, at: string): Promise<string> => {
    const { documentId } = await app.documents('api::partner.partner').create({
      data: { name, site: `${at}/`, state: 'active', origins: [{ origin: at }] },
    });
    return documentId;
  };
  const heading = 'Views in its pages';

  it('by text, those most shown first; and that there were none', async () => {
    const seen = await createPartner('Seen', origin);
    const unseen = await createPartner('Unseen', 'https://unseen.example.org');
    const { slug, frames } = await createEmbeddable(app);
    const view = (path: string, times: number) =>
      Promise.all(
        Array.from({ length: times }, () => app.request.get(path).set('Referer', `${origin}/`)),
      );
    await view(frames.whole, 2);
    await view(frames.section, 5);
    await view(frames.condition, 1);
    await view(frames.sideEffects, 3);
    const end = performance.now() + patience;
    const isWritten = async () => (await editor.get(`/partner-views/${seen}`)).data.length === 4;
    while (!(await isWritten()) && performance.now() < end) {
      await new Promise((later) => setTimeout(later, 250));
    }

    const { page, said } = await blank();
    await openForm(page, app, { email: editor.email, path: formOf('partner', seen) });
    const panel = page.getByRole('complementary').filter({ hasText: new RegExp(heading, 'i') });
    await panel.getByText('11', { exact: true }).waitFor();
    expect(await panel.innerText()).toMatch(
      new RegExp(
        `^${heading}\\s+11\\s+from \\d{4}-\\d\\d-\\d\\d to \\d{4}-\\d\\d-\\d\\d \\(UTC\\)\\s+${slug}\\s+warned\\s+5\\s+The list of side effects\\s+3\\s+All of it\\s+2\\s+Condition: condition-${slug}\\s+1$`,
        'i',
      ),
    );
    expect(await overflow(page)).toBe(0);
    const problems = await accessibilityProblems(page, 'aside:has(ul) > *');
    expect(problems).toEqual([]);

    await page.goto(`${app.url}/admin${formOf('partner', unseen)}`);
    await panel.getByText('0', { exact: true }).waitFor();
    expect(await panel.locator('li').count()).toBe(0);
    await page.goto(
      `${app.url}/admin/content-manager/collection-types/api::partner.partner/create`,
    );
    await page.getByRole('button', { name: 'Save', exact: true }).waitFor();
    expect(await panel.count()).toBe(0);
    expect(said).toEqual([]);
  });
});
