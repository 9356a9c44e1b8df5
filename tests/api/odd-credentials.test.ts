import { administratorAccount } from '../support/administrator';
import { onEveryDatabase } from '../support/running-app';

/** Forty parts, of which the last is none: a pattern that divides them every way there is would never end. */
const endless = `a@${'a.'.repeat(40)}!`;
const { ADMIN_EMAIL: email, ADMIN_PASSWORD: password } = administratorAccount;

onEveryDatabase(
  'What is tried at the doors of the admin panel',
  (app) => {
    it.each([
      ['/admin/forgot-password', { email: endless }, 'email'],
      ['/admin/register-admin', { email: endless, password: 'Aa345678', firstname: 'A' }, 'email'],
      ['/admin/register', { userInfo: { email: endless } }, 'email'],
      ['/admin/login', { email: endless, password: 'x' }, 'email'],
      ['/admin/login', { email: `${'a'.repeat(255)}@example.org`, password: 'x' }, 'email'],
      ['/admin/login', { email, password: 1 }, 'password'],
      ['/admin/login', { email, password: 'x'.repeat(73) }, 'password'],
      ['/admin/login', { email: ['a@b.cd'], password: 'x' }, 'email'],
      ['/admin/login', {}, 'email'],
      ['/admin/login?email=%00&password=x', {}, 'query'],
      ['/admin/login?email=a@b.cd&password=x', {}, 'email'],
      ['/admin/forgot-password', { email: { toString: 1 } }, 'body'],
    ])('at %s, %j is answered 400, which names it', async (path, sent, name) => {
      const { status, body } = await app().request.post(path).send(sent);
      expect([status, body.error?.name]).toEqual([400, 'ValidationError']);
      expect(body.error.message).toMatch(new RegExp(`^${name} — expected `));
    });

    it('nor is one of any other body, of who shows a credential', async () => {
      const asked = app().request.post('/api/articles').set('Authorization', 'Bearer none');
      const { status, body } = await asked.send({ data: { email: endless } });
      expect([status, body.error.message]).toEqual([400, expect.stringMatching(/^email — /)]);
    });

    it.each(['login', 'register', 'register-admin', 'forgot-password', 'reset-password'])(
      'at /admin/%s is answered 400 where nothing is sent',
      async (door) => {
        for (const type of ['application/json', 'application/xml', 'nonsense']) {
          const { status, body } = await app().request.post(`/admin/${door}`).type(type);
          expect([type, status]).toEqual([type, 400]);
          expect(body.error.name).toBe('ValidationError');
        }
      },
    );

    it.each(['toString', 'constructor=1', 'a=b&__proto__', '%74oString'])(
      'is answered 400 where its query has what every object has: %s',
      async (search) => {
        const { status, body } = await app().request.get(`/admin/registration-info?${search}`);
        expect([status, body.error.message]).toEqual([
          400,
          expect.stringMatching(/^\w+ — expected no such parameter/),
        ]);
      },
    );

    it('is answered 400 where a token has a NUL byte', async () => {
      const { status, body } = await app().request.get(
        '/admin/registration-info?registrationToken=%00',
      );
      expect([status, body.error.message]).toEqual([400, 'query — expected no NUL byte (%00)']);
    });

    it('is let in where it is right', async () => {
      const { status } = await app().request.post('/admin/login').send({ email, password });
      expect(status).toBe(200);
    });
  },
  { content: 'tables', environment: { ...administratorAccount, LOGIN_ATTEMPTS: '1000' } },
);
