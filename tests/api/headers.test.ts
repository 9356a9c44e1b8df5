import { onEveryDatabase } from '../support/running-app';
import { createWriter } from '../support/writer';

const slug = 'how-ketamine-infusions-work';
const paths = [
  ...[
    '/',
    '/landing.css',
    '/schema.graphql',
    '/healthz',
    '/readyz',
    '/_health',
    '/api/articles',
    '/api/nothing',
  ],
  ...[`/api/explainers/${slug}`, `/api/explainers/${slug}?format=html`, '/api/changes', '/nothing'],
  ...['/graphql?query={articles{slug}}', '/api/users', '/robots.txt'],
  ...['/admin/init', '/content-manager/content-types'],
];
const publicPaths = [
  ...[`/api/explainers/${slug}`, `/api/explainers/${slug}?format=html`, '/api/changes'],
  ...['/api/articles', '/api/nothing', '/graphql?query={articles{slug}}', '/schema.graphql'],
  ...[`/embed/${slug}`, '/embed/nothing', '/embed/v1/loader.js', '/oembed?url=nothing'],
];
const closedPaths = [
  ...['/admin/init', '/admin/login', '/content-manager/content-types', '/upload/files'],
  ...['/users-permissions/roles', '/i18n/locales', '/preview?link=a', '/metrics', '/readyz'],
];
const exposed = [
  ...['ETag', 'Age', 'Allow', 'Cache-Status', 'Link', 'Retry-After', 'X-Request-Id'],
  ...['RateLimit', 'RateLimit-Policy'],
].join(', ');

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

  it('nor does a file that editors sent', async () => {
    const { accessKey } = await createWriter(app());
    const sent = await app()
      .request.post('/api/upload')
      .set('Authorization', `Bearer ${accessKey}`)
      .attach('files', Buffer.from('Words.'), { filename: 'a.txt', contentType: 'text/plain' });
    const [{ url }] = sent.body;
    for (const [path, status] of [
      [url, 200],
      ['/uploads/x', 404],
    ]) {
      const answer = await app().request.get(path);
      expect([path, answer.status]).toEqual([path, status]);
      expect(answer.headers['content-security-policy']).toBe(
        "default-src 'none'; img-src 'self'; media-src 'self'; object-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'",
      );
      expect(answer.headers['x-content-type-options']).toBe('nosniff');
    }
  });

  it('GraphQL is read by any site, and answers none with its visitors’ credentials', async () => {
    const { status, headers } = await app()
      .request.post('/graphql')
      .set('Origin', 'https://partner.example')
      .send({ query: '{ articles { slug } }' });
    expect([status, headers['access-control-allow-origin']]).toEqual([200, '*']);
    expect(headers).not.toHaveProperty('access-control-allow-credentials');
  });

  it('any site may read what is public, from memory or not, and none with its visitors’ credentials', async () => {
    for (const path of publicPaths) {
      for (const headers of [{}, { Cookie: 'a=b' }, { 'X-Request-Id': 'a' }]) {
        const answer = await app()
          .request.get(path)
          .set({ Origin: 'https://partner.example', ...headers });
        expect([path, answer.headers['access-control-allow-origin']]).toEqual([path, '*']);
        expect(answer.headers).not.toHaveProperty('access-control-allow-credentials');
        // A shared cache would keep one for each site.
        expect(answer.headers.vary ?? '').not.toMatch(/origin/i);
        expect(answer.headers['access-control-expose-headers']).toBe(exposed);
      }
    }
  });

  it('and send from there what is promised to be understood', async () => {
    for (const [path, method] of [
      ...[`/api/explainers/${slug}`, '/embed/nothing', '/oembed'].map((path) => [path, 'GET']),
      ...[
        ['/graphql', 'POST'],
        ['/api/articles/nothing', 'PUT'],
        ['/api/articles/nothing', 'DELETE'],
      ],
    ] as [string, string][]) {
      const asked = 'authorization,content-type,if-match,if-none-match,x-request-id';
      const { status, headers } = await app().request.options(path).set({
        Origin: 'https://partner.example',
        'Access-Control-Request-Method': method,
        'Access-Control-Request-Headers': asked,
      });
      expect([status, headers['access-control-allow-origin']]).toEqual([204, '*']);
      const allowed = String(headers['access-control-allow-headers']).toLowerCase().split(', ');
      expect(allowed).toEqual(expect.arrayContaining(asked.split(',')));
      expect(String(headers['access-control-allow-methods']).split(', ')).toContain(method);
      expect(headers).not.toHaveProperty('access-control-allow-credentials');
    }
  });

  it('while what is for editors, or for one reader, no other site may', async () => {
    for (const path of closedPaths) {
      const asked = { Origin: 'https://partner.example', 'Access-Control-Request-Method': 'POST' };
      const answers = [
        await app().request.get(path).set('Origin', asked.Origin),
        await app().request.options(path).set(asked),
      ];
      for (const { headers } of answers) {
        const named = Object.keys(headers).filter((name) => name.startsWith('access-control-'));
        expect([path, named]).toEqual([path, []]);
      }
    }
  });

  it.each([
    '/admin/init',
    '/graphql?query={articles{slug}}',
    '/graphql',
    '/uploads/x',
    '/preview?link=a',
  ])('no other site frames %s', async (path) => {
    const { headers } = await app().request.get(path);
    expect(headers['x-frame-options']).toMatch(/^(?:SAMEORIGIN|DENY)$/);
    expect(headers['content-security-policy']).toMatch(/frame-ancestors '(?:none|self)'/);
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
