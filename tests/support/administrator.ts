import type { Response } from 'supertest';
import type { RunningApp } from './running-app';

/** The account that a server makes when it starts with it in its environment. */
export const administratorAccount = {
  ADMIN_EMAIL: 'editor@example.org',
  ADMIN_PASSWORD: 'Correct-horse-7',
};

type Headers = Record<string, string>;

/** Somebody in the admin panel; the server must have been started with `administratorAccount`. */
export interface Administrator {
  get: (path: string) => Promise<Response>;
  put: (path: string, body: object, headers?: Headers) => Promise<Response>;
  post: (path: string, body?: object, headers?: Headers) => Promise<Response>;
  delete: (path: string, headers?: Headers) => Promise<Response>;
}

const login = async (
  app: RunningApp,
  account: { email: string; password: string },
): Promise<Administrator> => {
  const { body } = await app.request.post('/admin/login').send(account);
  const own = { Authorization: `Bearer ${body.data.token}` };
  return {
    get: async (path) => app.request.get(path).set(own),
    put: async (path, sent, headers = {}) =>
      app.request
        .put(path)
        .set({ ...own, ...headers })
        .send(sent),
    post: async (path, sent = {}, headers = {}) =>
      app.request
        .post(path)
        .set({ ...own, ...headers })
        .send(sent),
    delete: async (path, headers = {}) => app.request.delete(path).set({ ...own, ...headers }),
  };
};

export const loginAdministrator = (app: RunningApp): Promise<Administrator> =>
  login(app, {
    email: administratorAccount.ADMIN_EMAIL,
    password: administratorAccount.ADMIN_PASSWORD,
  });

let colleagues = 0;

/** Somebody else in the admin panel, with every right there. */
export const loginColleague = async (
  app: RunningApp,
  name: { firstname: string; lastname: string },
): Promise<Administrator> => {
  const { id } = await app.query('admin::role').findOne({ where: { code: 'strapi-super-admin' } });
  const email = `colleague-${(colleagues += 1)}@example.org`;
  const password = 'Correct-horse-8';
  await app.service('admin::user', 'create', {
    ...name,
    email,
    password,
    isActive: true,
    roles: [id],
  });
  return login(app, { email, password });
};
