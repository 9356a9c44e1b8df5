import {
  buildClientSchema,
  getIntrospectionQuery,
  lexicographicSortSchema,
  printSchema,
} from 'graphql';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { startApp, type RunningApp } from '../support/running-app';

const contract = (): string =>
  readFileSync(resolve(__dirname, '../../public/schema.graphql'), 'utf8');

describe('The published GraphQL schema', () => {
  let app: RunningApp;
  beforeAll(async () => {
    app = await startApp('sqlite', { content: 'tables' });
  });
  afterAll(() => app.stop());

  it('is the one that is served; `npm run contracts` writes it anew', async () => {
    const { data } = await app.graphql(getIntrospectionQuery({ specifiedByUrl: true }));
    const served = printSchema(lexicographicSortSchema(buildClientSchema(data)));
    expect(`${served}\n`).toBe(contract());
  });

  it('is there for anyone to fetch, as text that a browser shows', async () => {
    const response = await app.request.get('/schema.graphql');
    expect(response.status).toBe(200);
    expect(response.headers['content-type']).toBe('text/plain; charset=utf-8');
    expect(response.text).toBe(contract());
    const head = await app.request.head('/schema.graphql');
    expect(head.headers['content-type']).toBe('text/plain; charset=utf-8');
  });

  it('types every enumeration', () => {
    for (const type of [
      'ENUM_SECTION_HEALTHASPECT',
      'ENUM_SECTION_STANDSALONE',
      'ENUM_CONDITION_REGULATORYSTATUS',
      'ENUM_SIDEEFFECT_BODYSYSTEM',
    ]) {
      expect(contract()).toContain(`enum ${type} {`);
    }
  });
});
