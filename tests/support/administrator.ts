import type { Response } from 'supertest';
import type { RunningApp } from './running-app';

/** The account that a server makes when it starts with it in its environment. */
export const administratorAccount = {
  ADMIN_EMAIL: 'editor@example.org',
  ADMIN_PASSWORD: 'Correct-horse-7',
};

/** Somebody in the admin panel; the server must have been started with `administratorAccount`. */
export interface Administrator {
  post: (path: string, body?: object) => Promise<Response>;
}

export const loginAdministrator = async (app: RunningApp): Promise<Administrator> => {
  const { body } = await app.request.post('/admin/login').send({
    email: administratorAccount.ADMIN_EMAIL,
    password: administratorAccount.ADMIN_PASSWORD,
  });
  const authorization = { Authorization: `Bearer ${body.data.token}` };
  return {
    post: async (path, sent = {}) => app.request.post(path).set(authorization).send(sent),
  };
};
