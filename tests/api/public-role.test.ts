import { createDatabase, databaseKinds, type TemporaryDatabase } from '../support/databases';
import { onEveryDatabase, startApp, type RunningApp } from '../support/running-app';
import { createWriter } from '../support/writer';

onEveryDatabase(
  'Anyone may read the content, and nothing else is open',
  (app) => {
    it.each([
      'articles',
      'sections',
      'conditions',
      'side-effects',
      'notices',
      'references',
      'contributors',
    ])('GET /api/%s answers 200 without a credential', async (path) => {
      const { status, body } = await app().request.get(`/api/${path}`);
      expect(status).toBe(200);
      expect(Array.isArray(body.data)).toBe(true);
    });

    it.each([
      'articles',
      'sections',
      'conditions',
      'side-effects',
      'notices',
      'references',
      'contributors',
    ])('nobody writes /api/%s without a credential', async (path) => {
      expect((await app().request.post(`/api/${path}`).send({ data: {} })).status).toBe(403);
      expect((await app().request.put(`/api/${path}/abc`).send({ data: {} })).status).toBe(403);
      expect((await app().request.delete(`/api/${path}/abc`)).status).toBe(403);
    });

    it.each([
      ['get', '/api/users'],
      ['get', '/api/users/me'],
      ['get', '/api/users/1'],
      ['post', '/api/users'],
      ['get', '/api/upload/files'],
      ['post', '/api/upload'],
      ['get', '/api/i18n/locales'],
      ['get', '/api/content-type-builder/content-types'],
      ['get', '/api/users-permissions/roles'],
      ['post', '/api/auth/local/register'],
      ['post', '/api/auth/local'],
      ['post', '/api/auth/forgot-password'],
      ['get', '/api/connect/google'],
    ] as const)('%s %s is closed', async (method, path) => {
      const { status } = await app()
        .request[method](path)
        .send(method === 'post' ? {} : undefined);
      expect([401, 403, 404]).toContain(status);
    });

    it('GraphQL writes nothing and reads no user without a credential', async () => {
      for (const query of [
        'mutation { createArticle(data: { title: "x", slug: "x" }) { title } }',
        'mutation { deleteNotice(documentId: "x") { documentId } }',
        'mutation { register(input: { username: "a", email: "a@b.cd", password: "abcdefgh1A" }) { jwt } }',
        '{ usersPermissionsUsers { username } }',
        '{ uploadFiles { name } }',
      ]) {
        const { data, errors } = await app().graphql(query);
        expect(errors?.length).toBeGreaterThan(0);
        expect(Object.values(data ?? {}).every((value) => value === null)).toBe(true);
      }
    });

    it('holds exactly the fourteen read actions', async () => {
      const role = await app()
        .query('plugin::users-permissions.role')
        .findOne({ where: { type: 'public' }, populate: { permissions: true } });
      const actions = role.permissions.map(({ action }: { action: string }) => action).sort();
      expect(actions).toHaveLength(14);
      expect(
        actions.every((action: string) => /^api::[a-z-]+\.[a-z-]+\.find(One)?$/.test(action)),
      ).toBe(true);
    });

    it('has no API token that nobody made', async () => {
      expect(await app().query('admin::api-token').count()).toBe(0);
    });
  },
  { content: 'tables' },
);

describe.each(databaseKinds)('What was changed by hand lasts until the next start (%s)', (kind) => {
  const [opened, closed] = ['api::article.article.create', 'api::notice.notice.find'];
  let database: TemporaryDatabase;
  let app: RunningApp;
  beforeAll(async () => {
    database = await createDatabase(kind, 'tables');
    app = await startApp(kind, { on: database });
  });
  afterAll(async () => {
    await app.stop();
    await database.remove();
  });

  const readRole = async (): Promise<{ id: number; actions: string[] }> => {
    const role = await app
      .query('plugin::users-permissions.role')
      .findOne({ where: { type: 'public' }, populate: { permissions: true } });
    const actions = role.permissions.map(({ action }: { action: string }) => action);
    return { id: role.id, actions: actions.sort() };
  };
  const write = async () => {
    const data = { title: 'A stranger wrote this', slug: 'by-a-stranger' };
    return (await app.request.post('/api/articles').send({ data })).status;
  };
  const read = async () => (await app.request.get('/api/notices')).status;

  it('and then the public role is what the code says', async () => {
    const asInstalled = await readRole();
    const permissions = app.query('plugin::users-permissions.permission');
    await permissions.create({ data: { action: opened, role: asInstalled.id } });
    const [granted] = await permissions.findMany({
      where: { action: closed, role: { id: asInstalled.id } },
    });
    await permissions.delete({ where: { id: granted.id } });
    // It is let in, though of nobody who shows no credential a body is read.
    expect([await write(), await read()]).toEqual([400, 403]);

    await app.stop();
    app = await startApp(kind, { on: database });
    expect([await write(), await read()]).toEqual([403, 200]);
    expect(await readRole()).toEqual(asInstalled);
  });

  it('but an API token that someone made stays, also where there is no administrator', async () => {
    const writer = await createWriter(app);
    await app.stop();
    app = await startApp(kind, { on: database });
    const { status } = await app.request
      .post('/api/notices')
      .set({ Authorization: `Bearer ${writer.accessKey}` })
      .send({ data: { title: 'Ask', slug: 'ask', kind: 'general', text: 'Ask.' } });
    expect(status).toBe(201);
  });
});
