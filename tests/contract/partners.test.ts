import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { shadowStyle } from '../../src/embeds/shadow-style';
import { styleHash } from '../../src/embeds/style-hash';
import { startApp, type RunningApp } from '../support/running-app';

const guide = readFileSync(resolve(__dirname, '../../docs/partners.md'), 'utf8');
const found = (pattern: RegExp): string[] =>
  [...guide.matchAll(pattern)].map(([, path]) => String(path));
const paths = found(/(?:curl '|src=")http:\/\/localhost:1337([^'"]+)['"]/g);

describe('Every recipe for partners works as it stands', () => {
  let app: RunningApp;
  beforeAll(async () => {
    app = await startApp('sqlite', { environment: { PUBLIC_URL: 'http://localhost:1337' } });
  });
  afterAll(() => app.stop());

  it('there are some', () => {
    expect(paths.length).toBeGreaterThan(2);
  });

  it.each(paths)('GET %s', async (path) => {
    const { status, headers } = await app.request.get(path);
    expect(status).toBe(200);
    expect(headers['content-type']).toMatch(/^(?:text\/html|text\/javascript|application\/json)/);
  });

  it('the line of a policy allows the style of a shadow root', () => {
    expect(found(/style-src ('sha256-[^']+')/g)).toEqual([styleHash(shadowStyle)]);
  });
});
