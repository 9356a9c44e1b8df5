import { onEveryDatabase } from '../support/running-app';

const slug = 'how-ketamine-infusions-work';
const paths = [
  ...[
    '/',
    '/landing.css',
    '/schema.graphql',
    '/healthz',
    '/readyz',
    '/api/articles',
    '/api/nothing',
  ],
  ...[`/api/explainers/${slug}`, `/api/explainers/${slug}?format=html`, '/api/changes', '/nothing'],
  ...['/graphql?query={articles{slug}}', '/api/users', '/robots.txt'],
];

onEveryDatabase('What is served can do nothing in a browser that it does not have to', (app) => {
  it.each(paths)('%s lets nothing in, and nobody guess', async (path) => {
    for (let time = 0; time < 2; time += 1) {
      const { headers } = await app().request.get(path);
      const policy = headers['content-security-policy'] ?? '';
      expect(policy).toMatch(/^default-src 'none'; style-src 'self'/);
      expect(policy).not.toMatch(/unsafe|https:|\*/);
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers).not.toHaveProperty('x-powered-by');
    }
  });

  it('any site may read what is public, and none with its visitors’ credentials', async () => {
    for (const path of [...paths, '/admin/init']) {
      const { headers } = await app().request.get(path).set('Origin', 'https://partner.example');
      expect(['*', 'https://partner.example']).toContain(headers['access-control-allow-origin']);
      expect(headers).not.toHaveProperty('access-control-allow-credentials');
    }
  });

  it('the landing page has all that it needs from here', async () => {
    const { text } = await app().request.get('/');
    expect(text).not.toMatch(/<style|<script|\sstyle=|\son\w+=/i);
    const named = [...text.matchAll(/(?:href|src)="(\/[\w.-]+)"/g)].map(([, path]) => String(path));
    expect(named).toContain('/landing.css');
    const { status, headers } = await app().request.get('/landing.css');
    expect([status, headers['content-type']]).toEqual([200, 'text/css; charset=utf-8']);
  });

  it('what a content API has no use for is closed', async () => {
    for (const [method, path] of [
      ...['local', 'local/register', 'forgot-password', 'reset-password', 'refresh'].map(
        (name) => ['post', `/api/auth/${name}`] as const,
      ),
      ...['/api/connect/google', '/api/users', '/api/users/me', '/api/upload/files'].map(
        (path) => ['get', path] as const,
      ),
      ...['/api/users-permissions/roles', '/api/i18n/locales'].map(
        (path) => ['get', path] as const,
      ),
      ...['/api/upload', '/api/users', '/api/articles'].map((path) => ['post', path] as const),
    ]) {
      const { status } = await app().request[method](path);
      expect([path, [401, 403, 404, 405].includes(status)]).toEqual([path, true]);
    }
  });
});
