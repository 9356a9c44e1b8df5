import { runCommand, runCommandWell } from '../support/command-line';
import { createDatabase, databaseKinds, type TemporaryDatabase } from '../support/databases';
import { hideDrafts, secret } from '../support/hidden-drafts';
import { startApp, type RunningApp } from '../support/running-app';

const tokenUid = 'admin::api-token';

describe.each(databaseKinds)('npm run tokens:create makes tokens of two kinds (%s)', (kind) => {
  let database: TemporaryDatabase;
  let app: RunningApp;
  beforeAll(async () => {
    database = await createDatabase(kind, 'tables');
    app = await startApp(kind, { on: database });
    await hideDrafts(app);
  });
  afterAll(async () => {
    await app.stop();
    await database.remove();
  });

  let frontend: Awaited<ReturnType<typeof make>>;
  const make = async (args: string) => {
    const { stdout } = await runCommandWell(database.environment, 'createToken', args.split(' '));
    expect(stdout).toMatch(/^[0-9a-f]{256}\n$/);
    const credential = { Authorization: `Bearer ${stdout.trim()}` };
    return {
      get: (path: string) => app.request.get(path).set(credential),
      graphql: (query: string) => app.request.post('/graphql').set(credential).send({ query }),
      delete: (path: string) => app.request.delete(path).set(credential),
    };
  };

  it('one for a frontend reads what is published, and nothing else', async () => {
    frontend = await make('--for frontend --name Clinic --expires-in-days 365');
    for (const path of [
      '/api/articles?populate=*',
      '/api/sections?populate=*',
      '/api/conditions',
      '/api/explainers',
      '/api/explainers/open-title',
      '/api/explainers/open-title/side-effects',
      '/api/explainers/open-title/revisions',
      '/api/changes',
    ]) {
      const [mine, anyones] = [await frontend.get(path), await app.request.get(path)];
      expect([path, mine.status]).toEqual([path, 200]);
      expect(mine.body).toEqual(anyones.body);
      expect(mine.text).not.toContain(secret);
    }
    const { body } = await frontend.graphql('{ articles { title sections { heading } } }');
    expect(body.data.articles).toHaveLength(1);
    for (const [path, expected] of [
      ['/api/articles?status=draft', 403],
      ['/api/explainers/open-title/withheld', 403],
      ['/api/upload/files', 404],
      ['/api/users', 404],
    ] as const) {
      expect([path, (await frontend.get(path)).status]).toEqual([path, expected]);
    }
    const { body: found } = await frontend.get('/api/articles');
    expect((await frontend.delete(`/api/articles/${found.data[0].documentId}`)).status).toBe(403);
  });

  it('one for previews reads drafts of the types that it was made for, and of the rest what anyone reads', async () => {
    const preview = await make(
      '--for preview --types article,section --name Preview --expires-in-days 30',
    );
    const { status, text } = await preview.get('/api/articles?status=draft&populate=sections');
    expect(status).toBe(200);
    expect(text).toContain(`${secret} changed`);
    expect(text).toContain(`${secret} new section`);
    expect((await preview.get('/api/conditions?status=draft')).status).toBe(403);
    for (const path of ['/api/conditions', '/api/explainers']) {
      const published = await preview.get(path);
      expect([path, published.status]).toEqual([path, 200]);
      expect(published.text).not.toContain(secret);
    }
  });

  it('each expires when it was said to, and is answered 401 from then on', async () => {
    const tokens = app.query(tokenUid);
    const [clinic, preview] = await Promise.all(
      ['Clinic', 'Preview'].map((name) => tokens.findOne({ where: { name } })),
    );
    const days = [clinic, preview].map(({ expiresAt }) =>
      Math.ceil((Date.parse(expiresAt) - Date.now()) / 86_400_000),
    );
    expect(days).toEqual([365, 30]);
    expect([clinic.type, preview.type]).toEqual(['custom', 'custom']);
    const expiresAt = new Date(Date.now() - 1000).toISOString();
    await tokens.update({ where: { name: 'Clinic' }, data: { expiresAt } });
    expect((await frontend.get('/api/articles')).status).toBe(401);
  });

  it('a wrong call, or a name that is taken, makes none and says what is expected', async () => {
    const before = await app.query(tokenUid).count();
    for (const [args, sentence] of [
      ['--for frontend --name X', '--expires-in-days — expected a whole number from 1 to 365'],
      ['--forever', "Unknown option '--forever'"],
      [
        '--for frontend --name Clinic --expires-in-days 5',
        '--name — expected a new one; "Clinic" is taken\n',
      ],
    ] as const) {
      const result = await runCommand(database.environment, 'createToken', args.split(' '));
      expect([args, result.code]).toEqual([args, 1]);
      expect(result.stderr).toContain(sentence);
      expect(result.stdout).toBe('');
    }
    expect(await app.query(tokenUid).count()).toBe(before);
  });
});
