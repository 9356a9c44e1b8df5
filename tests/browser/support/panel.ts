import type { Page } from 'playwright-core';
import { administratorAccount } from '../../support/administrator';
import type { SharedApp } from './shared-app';

const password = 'Correct-horse-9';
let made = 0;

/** Somebody of the panel: what she is called there, and her requests. */
export interface Colleague {
  email: string;
  name: string;
  get: (path: string) => Promise<any>;
  put: (path: string, body: object) => Promise<any>;
}

const login = async (app: SharedApp, account: { email: string; password: string }) => {
  const { body } = await app.request.post('/admin/login').send(account);
  return { Authorization: `Bearer ${body.data.token}` };
};

/** Has an editor join, as the first administrator invites one. */
export const createEditor = async (app: SharedApp, firstname: string): Promise<Colleague> => {
  const inviting = await login(app, {
    email: administratorAccount.ADMIN_EMAIL,
    password: administratorAccount.ADMIN_PASSWORD,
  });
  const { id } = await app.query('admin::role').findOne({ where: { code: 'strapi-editor' } });
  // Test files make them side by side.
  const email = `${firstname.toLowerCase()}-${process.pid}-${(made += 1)}@example.org`;
  const lastname = 'Editor';
  const invited = await app.request
    .post('/admin/users')
    .set(inviting)
    .send({ email, firstname, lastname, roles: [id] });
  const { registrationToken } = invited.body.data;
  await app.request
    .post('/admin/register')
    .send({ registrationToken, userInfo: { firstname, lastname, password } });
  const own = await login(app, { email, password });
  return {
    ...{ email, name: `${firstname} ${lastname}` },
    get: async (path) => (await app.request.get(path).set(own)).body,
    put: async (path, body) => (await app.request.put(path).set(own).send(body)).body,
  };
};

/** Logs in as somebody would, and opens a document's form. */
export const openForm = async (
  page: Page,
  app: SharedApp,
  { email, path }: { email: string; path: string },
): Promise<void> => {
  await page.goto(`${app.url}/admin/auth/login`);
  await page.locator('input[name=email]').fill(email);
  await page.locator('input[name=password]').fill(password);
  await page.locator('button[type=submit]').click();
  await page.waitForURL((url) => !url.pathname.includes('/auth/'));
  await page.goto(`${app.url}/admin${path}`);
  await page.getByRole('button', { name: 'Save', exact: true }).waitFor();
};

/** The address of a document, in the panel and, below `/admin`, in its API. */
export const formOf = (type: string, documentId: string): string =>
  `/content-manager/collection-types/api::${type}.${type}/${documentId}`;
