import type { Response } from 'supertest';
import type { RunningApp } from './running-app';

/** Somebody who is logged in to the admin panel. */
export interface PanelUser {
  token: string;
  get: (path: string) => Promise<Response>;
  post: (path: string, body?: object) => Promise<Response>;
  put: (path: string, body?: object) => Promise<Response>;
  delete: (path: string) => Promise<Response>;
}

const password = 'Correct-horse-7';
let made = 0;

/** Makes an account with one role, given by its code, and logs in. */
export const panelUser = async (app: RunningApp, code: string): Promise<PanelUser> => {
  const role = await app.query('admin::role').findOne({ where: { code } });
  const email = `${code}-${(made += 1)}@example.org`;
  await app.service('admin::user', 'create', {
    email,
    firstname: code,
    password,
    isActive: true,
    roles: [role.id],
  });
  const { body } = await app.request.post('/admin/login').send({ email, password });
  const authorization = { Authorization: `Bearer ${body.data.token}` };
  return {
    token: body.data.token,
    get: async (path) => app.request.get(path).set(authorization),
    post: async (path, sent = {}) => app.request.post(path).set(authorization).send(sent),
    put: async (path, sent = {}) => app.request.put(path).set(authorization).send(sent),
    delete: async (path) => app.request.delete(path).set(authorization),
  };
};

/** The address of a type, or of one of its documents, in the panel's own API. */
export const inPanel = (type: string, rest = ''): string =>
  `/content-manager/collection-types/api::${type}.${type}${rest}`;
