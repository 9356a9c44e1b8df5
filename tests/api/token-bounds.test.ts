import { administratorAccount, loginAdministrator } from '../support/administrator';
import { hideDrafts, secret } from '../support/hidden-drafts';
import { onEveryDatabase, type RunningApp } from '../support/running-app';

const address = 'patient@example.org';
let made = 0;

const tokenOf = async (app: RunningApp, type: string, permissions?: string[]) => {
  const { accessKey } = await app.service('admin::api-token', 'create', {
    name: `bounded ${(made += 1)}`,
    description: '',
    type,
    lifespan: null,
    ...(permissions === undefined ? {} : { permissions }),
  });
  return { Authorization: `Bearer ${accessKey}` };
};

onEveryDatabase(
  'What an API token may do is bounded, whatever its type',
  (app) => {
    beforeAll(async () => {
      await hideDrafts(app());
      const role = await app()
        .query('plugin::users-permissions.role')
        .findOne({ where: { type: 'authenticated' } });
      await app()
        .query('plugin::users-permissions.user')
        .create({
          data: { username: 'patient', email: address, role: role.id, provider: 'local' },
        });
    });

    describe.each([
      ['read-only', undefined],
      ['full-access', undefined],
      ['custom', ['api::article.article.find']],
    ])('one of type %s', (type, permissions) => {
      let credential: Record<string, string>;
      beforeAll(async () => {
        credential = await tokenOf(app(), type, permissions);
      });

      it('works', async () => {
        expect((await app().request.get('/api/articles').set(credential)).status).toBe(200);
      });

      it.each([
        '/api/users',
        '/api/users/1',
        '/api/users/count',
        '/api/users/me',
        '/api/users-permissions/roles',
      ])('reads no user: %s', async (path) => {
        const { status, text } = await app().request.get(path).set(credential);
        expect([path, [401, 403, 404].includes(status)]).toEqual([path, true]);
        expect(text).not.toContain(address);
      });

      it('reads no user by GraphQL', async () => {
        for (const query of [
          '{ usersPermissionsUsers { email } }',
          '{ usersPermissionsUsers_connection { nodes { email } } }',
          '{ me { email } }',
        ]) {
          const { text, body } = await app()
            .request.post('/graphql')
            .set(credential)
            .send({ query });
          expect(body.errors.length).toBeGreaterThan(0);
          expect(text).not.toContain(address);
        }
      });

      it('makes no user', async () => {
        const { status } = await app()
          .request.post('/api/users')
          .set(credential)
          .send({ username: 'x', email: 'x@example.org', password: 'abcdefgh1A', role: 1 });
        expect(status).toBe(404);
      });

      it('reads no draft', async () => {
        const { status, text } = await app()
          .request.get('/api/articles?status=draft')
          .set(credential);
        expect(status).toBe(403);
        expect(text).not.toContain(secret);
      });
    });

    it('none is given a right over users, which there is none of', async () => {
      await expect(
        tokenOf(app(), 'custom', ['plugin::users-permissions.user.find']),
      ).rejects.toThrow('Unknown permissions provided: plugin::users-permissions.user.find');
    });

    it('one for reading reads no list of files or languages, as nobody does without', async () => {
      const credential = await tokenOf(app(), 'read-only');
      for (const path of ['/api/upload/files', '/api/i18n/locales']) {
        expect((await app().request.get(path).set(credential)).status).toBe(404);
      }
    });
  },
  { content: 'tables' },
);

onEveryDatabase(
  'A token that is made in the admin panel expires',
  (app) => {
    const token = { description: '', type: 'read-only', permissions: null };

    it('one that would not is refused with what to choose', async () => {
      const administrator = await loginAdministrator(app());
      for (const lifespan of [null, undefined]) {
        const { status, body } = await administrator.post('/admin/api-tokens', {
          ...token,
          name: 'endless',
          lifespan,
        });
        expect(status).toBe(400);
        expect(body.error.message).toMatch(/^lifespan — expected 7, 30 or 90 days/);
      }
      expect(await app().query('admin::api-token').count()).toBe(0);
    });

    it('one that expires is not made one that does not', async () => {
      const administrator = await loginAdministrator(app());
      const lifespan = 7 * 24 * 60 * 60 * 1000;
      const named = { ...token, name: 'changed' };
      const { body: made } = await administrator.post('/admin/api-tokens', { ...named, lifespan });
      const path = `/admin/api-tokens/${made.data.id}`;
      const changed = await administrator.put(path, { ...named, lifespan: null, expiresAt: null });
      expect(changed.status).toBe(400);
      const { expiresAt } = await app().query('admin::api-token').findOne({});
      expect(new Date(expiresAt).toISOString()).toBe(made.data.expiresAt);
      await app().query('admin::api-token').deleteMany({});
    });

    it('none opens a transfer of all there is from afar, which nobody can ask for', async () => {
      const administrator = await loginAdministrator(app());
      const given = { name: 'all', description: '', permissions: ['pull'], lifespan: 604_800_000 };
      expect((await administrator.post('/admin/transfer/tokens', given)).status).toBe(404);
      expect(await app().query('admin::transfer-token').count()).toBe(0);
      for (const way of ['push', 'pull']) {
        const asked = app().request.get(`/admin/transfer/runner/${way}`);
        // Nobody can have a token that is one.
        expect((await asked.set('Authorization', 'Bearer guessed')).status).toBe(401);
      }
    });

    it('no page is shown for those that are refused', async () => {
      const administrator = await loginAdministrator(app());
      const { body } = await administrator.get('/admin/users/me/permissions');
      const actions = body.data.map(({ action }: { action: string }) => action);
      expect(actions).toContain('admin::api-tokens.access');
      expect(actions).not.toContain('admin::transfer.tokens.access');
      expect(actions).not.toContain('admin::admin-tokens.access');
    });

    it('one that never does is given no new secret, and one that does is', async () => {
      const administrator = await loginAdministrator(app());
      const tokens = app().query('admin::api-token');
      const shared = { description: '', accessKey: 'a'.repeat(128), kind: 'content-api' };
      const renew = async (expiresAt: string | null) => {
        const name = String(expiresAt);
        const { id } = await tokens.create({
          data: { ...shared, type: 'read-only', name, expiresAt },
        });
        return administrator.post(`/admin/api-tokens/${id}/regenerate`);
      };
      const endless = await renew(null);
      expect([endless.status, endless.body.error?.message]).toEqual([
        400,
        expect.stringMatching(/^token — expected one that expires/),
      ]);
      const rows = await tokens.findMany({ select: ['accessKey'] });
      expect(rows.map(({ accessKey }: any) => accessKey)).toEqual([shared.accessKey]);
      const ending = await renew(new Date(Date.now() + 1e9).toISOString());
      expect(ending.status).toBe(201);
      await tokens.deleteMany({});
    });

    it('none stands for an administrator: none is made, none is renewed, and one that is there opens nothing', async () => {
      const administrator = await loginAdministrator(app());
      const lifespan = 7 * 24 * 60 * 60 * 1000;
      const given = { name: 'mine', description: '', lifespan, adminPermissions: [] };
      const made = await administrator.post('/admin/admin-tokens', given);
      expect([made.status, made.body.error?.message]).toEqual([
        403,
        expect.stringMatching(/^token — expected one of the API/),
      ]);
      const { id: owner } = await app().query('admin::user').findOne({});
      const { id, accessKey } = await app().service(
        'admin::api-token-admin',
        'create',
        { ...given, kind: 'admin', adminUserOwner: owner },
        // Whoever makes it, in the panel.
        { id: owner },
      );
      expect(accessKey).toMatch(/^[0-9a-f]{64,}$/);
      expect((await administrator.post(`/admin/admin-tokens/${id}/regenerate`)).status).toBe(403);
      const read = async (path: string) =>
        app().request.get(path).set('Authorization', `Bearer ${accessKey}`);
      for (const path of ['/admin/users/me', '/admin/users', '/content-manager/init'])
        expect([path, (await read(path)).status]).toEqual([path, 401]);
      await app().query('admin::api-token').deleteMany({});
    });

    it('one that does is made', async () => {
      const administrator = await loginAdministrator(app());
      const lifespan = 7 * 24 * 60 * 60 * 1000;
      const { status, body } = await administrator.post('/admin/api-tokens', {
        ...token,
        name: 'a week',
        lifespan,
      });
      expect(status).toBe(201);
      expect(Date.parse(body.data.expiresAt)).toBeGreaterThan(Date.now());
    });
  },
  { content: 'tables', environment: administratorAccount },
);
