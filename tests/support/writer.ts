import type { Response } from 'supertest';
import type { RunningApp } from './running-app';

/** A client that may write, by an API token made for it. */
export interface Writer {
  accessKey: string;
  post: (path: string, data: object) => Promise<Response>;
  put: (path: string, data: object) => Promise<Response>;
  delete: (path: string) => Promise<Response>;
}

let made = 0;

export const createWriter = async (app: RunningApp): Promise<Writer> => {
  const { accessKey } = await app.service('admin::api-token', 'create', {
    name: `writer ${(made += 1)}`,
    description: '',
    type: 'full-access',
    lifespan: null,
  });
  const authorization = { Authorization: `Bearer ${accessKey}` };
  return {
    accessKey,
    post: async (path, data) => app.request.post(path).set(authorization).send({ data }),
    put: async (path, data) => app.request.put(path).set(authorization).send({ data }),
    delete: async (path) => app.request.delete(path).set(authorization),
  };
};
