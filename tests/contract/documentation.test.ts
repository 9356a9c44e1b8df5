import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { startApp, type RunningApp } from '../support/running-app';

const guide = readFileSync(resolve(__dirname, '../../docs/frontend-developers.md'), 'utf8');
const queries = [...guide.matchAll(/```graphql\n([\s\S]*?)```/g)].map(([, query]) => String(query));
const paths = [...guide.matchAll(/curl 'http:\/\/localhost:1337([^']+)'/g)].map(([, path]) =>
  String(path),
);

describe('Every recipe for frontend developers works as it stands', () => {
  let app: RunningApp;
  beforeAll(async () => {
    app = await startApp('sqlite');
  });
  afterAll(() => app.stop());

  it.each(queries)('%s', async (query) => {
    const { data, errors } = await app.graphql(query);
    expect(errors).toBeUndefined();
    expect(Object.values(data).flat().length).toBeGreaterThan(0);
  });

  it.each(paths)('GET %s', async (path) => {
    const { status, body } = await app.request.get(path);
    expect(status).toBe(200);
    expect([body.data].flat()).toHaveLength(1);
  });
});
