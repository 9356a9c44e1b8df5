import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { startApp, type RunningApp } from '../support/running-app';

const readme = readFileSync(resolve(__dirname, '../../README.md'), 'utf8');
const block = (heading: string, language: string): string => {
  const section = readme.split(`\n## ${heading}\n`)[1] ?? '';
  const code = section.split(`\`\`\`${language}\n`)[1];
  if (code === undefined) throw new Error(`README.md has no ${language} under "${heading}"`);
  return code.split('```')[0] ?? '';
};

describe('What the README shows is what the server answers', () => {
  let app: RunningApp;
  beforeAll(async () => {
    app = await startApp('sqlite');
  });
  afterAll(() => app.stop());

  it('to the first REST call', async () => {
    const url = /'http:\/\/localhost:1337([^']+)'/.exec(block('A first REST call', 'sh'))?.[1];
    const { body } = await app.request.get(String(url).replaceAll('\\', ''));
    const shown = JSON.parse(block('A first REST call', 'json'));
    // The database gives ids of its own; all else is the content's.
    shown.data.id = body.data.id;
    shown.data.documentId = body.data.documentId;
    shown.data.review.id = body.data.review.id;
    expect(body).toEqual(shown);
  });

  it('to the first GraphQL query', async () => {
    const { status, ...answer } = await app.graphql(block('A first GraphQL query', 'graphql'));
    expect(status).toBe(200);
    expect(answer).toEqual(JSON.parse(block('A first GraphQL query', 'json')));
  });
});
