import { startApp, type RunningApp } from '../support/running-app';

const account = { email: 'first@example.org', password: 'Passw0rd-of-a-test' };

describe('Behind a proxy that ends TLS', () => {
  let app: RunningApp;
  beforeAll(async () => {
    app = await startApp('sqlite', {
      content: 'tables',
      environment: {
        PUBLIC_URL: 'https://explainers.example.org',
        ADMIN_EMAIL: account.email,
        ADMIN_PASSWORD: account.password,
      },
    });
  });
  afterAll(() => app.stop());

  const logIn = (headers: Record<string, string>) =>
    app.request.post('/admin/login').set(headers).send(account);

  it('an administrator logs in, and the cookie is for TLS only', async () => {
    const { status, headers } = await logIn({ 'X-Forwarded-Proto': 'https' });
    expect(status).toBe(200);
    const cookies = [headers['set-cookie']].flat();
    expect(cookies.length).toBeGreaterThan(0);
    for (const cookie of cookies) expect(cookie).toMatch(/; secure/);
  });

  it('no cookie leaves where the proxy does not say that the request came by TLS', async () => {
    const { status, headers } = await logIn({});
    expect(status).toBeGreaterThanOrEqual(400);
    expect(headers['set-cookie']).toBeUndefined();
  });

  it('what is for editors names the panel’s own origin, whoever asks, and what is public names none', async () => {
    for (const origin of ['https://explainers.example.org', 'https://partner.example']) {
      const named = async (path: string) => {
        const { headers } = await app.request.get(path).set('Origin', origin);
        return [
          headers['access-control-allow-origin'],
          headers['access-control-allow-credentials'],
        ];
      };
      expect(await named('/admin/init')).toEqual(['https://explainers.example.org', undefined]);
      expect(await named('/api/articles')).toEqual(['*', undefined]);
    }
  });

  it('readers need no header, and the examples have the address that readers use', async () => {
    expect((await app.request.get('/api/articles')).status).toBe(200);
    expect((await app.request.get('/')).text).toContain('https://explainers.example.org/api/');
  });
});
