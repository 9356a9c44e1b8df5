import { runCommand, runCommandWell } from '../support/command-line';
import { createDatabase, databaseKinds, type TemporaryDatabase } from '../support/databases';
import { panelUser } from '../support/panel-user';
import { createPartner } from '../support/partners';
import { startApp, type RunningApp } from '../support/running-app';
import { createWriter } from '../support/writer';

const path = '/api/partners/views';
const revision = 'a'.repeat(64);

describe.each(databaseKinds)('A partner reads its views with its key (%s)', (kind) => {
  let database: TemporaryDatabase;
  let app: RunningApp;
  let partner: Awaited<ReturnType<typeof createPartner>>;
  let key = '';
  const makeKey = async (name: string, named: string) => {
    const { stdout } = await runCommandWell(database.environment, 'createToken', [
      ...['--for', 'partner', '--partner', named, '--name', name, '--expires-in-days', '90'],
    ]);
    return stdout.trim();
  };
  const count = async (fields: object) => {
    const row = { day: '2026-03-01', explainer: 'one', part: 'section/two', revision, ...fields };
    const names = Object.keys(row);
    await app.sql(
      `INSERT INTO partner_views (${names.join()}) VALUES (${names.map(() => '?').join()})`,
      Object.values(row),
    );
  };
  beforeAll(async () => {
    database = await createDatabase(kind, 'tables');
    app = await startApp(kind, { on: database });
    partner = await createPartner(app);
    const other = await createPartner(app);
    const { documentId } = partner;
    await count({ partner: documentId, views: 12 });
    await count({ partner: documentId, views: 3_000_000_000, day: '2026-02-28' });
    await count({ partner: documentId, views: 5, day: '2026-03-02', explainer: '=1+1,"x"' });
    await count({ partner: documentId, views: 7, day: '2026-04-01' });
    await count({ partner: other.documentId, views: 99 });
    await count({ partner: 'other', views: 98 });
    key = await makeKey('North', partner.name);
  });
  afterAll(async () => {
    await app.stop();
    await database.remove();
  });
  const ask = (query: string, headers: Record<string, string> = {}, shown = key) =>
    app.request.get(`${path}${query}`).set({ Authorization: `Bearer ${shown}`, ...headers });

  it('as JSON, of the days that it asks for, and nobody else’s', async () => {
    const { status, body, headers } = await ask('?from=2026-02-28&to=2026-03-01');
    expect([status, headers['cache-control']]).toEqual([200, 'private, no-store']);
    expect(body).toEqual({
      data: [
        {
          day: '2026-02-28',
          explainer: 'one',
          part: 'section/two',
          revision,
          views: 3_000_000_000,
        },
        { day: '2026-03-01', explainer: 'one', part: 'section/two', revision, views: 12 },
      ],
      meta: { partner: partner.name, from: '2026-02-28', to: '2026-03-01' },
    });
    const today = new Date().toISOString().slice(0, 10);
    expect((await ask('')).body.meta.to).toBe(today);
  });

  it.each([
    ['?from=2026-03-01&to=2026-03-02&format=csv', {}],
    ['?from=2026-03-01&to=2026-03-02', { Accept: 'text/csv' }],
  ])('as CSV with a line of names, in which nothing is a formula: %s', async (query, headers) => {
    const answer = await ask(query, headers);
    expect(answer.status).toBe(200);
    expect(answer.headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8; header=present',
      'content-disposition': 'attachment; filename="views-2026-03-01-2026-03-02.csv"',
      'cache-control': 'private, no-store',
    });
    expect(answer.text).toBe(
      `day,explainer,part,revision,views\r\n2026-03-01,one,section/two,${revision},12\r\n2026-03-02,"'=1+1,""x""",section/two,${revision},5\r\n`,
    );
  });

  it.each([
    ['?from=yesterday', 'from — expected a date as ISO 8601 has it, such as 2026-03-01'],
    ['?to=2026-02-30', 'to — expected a date as ISO 8601 has it, such as 2026-03-01'],
    ['?from=2026-03-02&to=2026-03-01', 'from — expected a day not after to, 2026-03-01'],
    ['?from=2024-01-01&to=2026-01-01', 'from — expected at most 366 days up to to, 2026-01-01'],
    ['?format=exe', 'format — expected json or csv'],
    ['?since=1', 'since — expected no other parameter than from, to, format'],
  ])('%s is answered 400 with what was expected', async (query, message) => {
    const { status, body } = await ask(query);
    expect([status, body.error.message]).toEqual([400, message]);
  });

  it('without a key, or with a wrong one: 401; with a token that is no partner’s: 403', async () => {
    expect((await app.request.get(path)).status).toBe(401);
    expect((await ask('', {}, 'f'.repeat(256))).status).toBe(401);
    const { accessKey } = await createWriter(app);
    const { status, body } = await ask('', {}, accessKey);
    expect([status, body.error.message]).toEqual([
      403,
      'Authorization — expected the key of a partner; ask the publisher for one',
    ]);
    const { stdout } = await runCommandWell(database.environment, 'createToken', [
      ...['--for', 'frontend', '--name', 'Frontend', '--expires-in-days', '1'],
    ]);
    expect((await ask('', {}, stdout.trim())).status).toBe(403);
  });

  it('a key reads nothing else but what is public, a new one ends the one before, and none is stored as it is', async () => {
    for (const [path, expected] of [
      ['/api/articles', 200],
      ['/api/explainers', 200],
      ['/api/articles?status=draft', 403],
      ['/api/upload/files', 404],
    ] as const) {
      const { status } = await app.request.get(path).set('Authorization', `Bearer ${key}`);
      expect([path, status]).toEqual([path, expected]);
    }
    const tokens = await app.query('admin::api-token').findMany({ where: { name: 'North' } });
    expect(tokens).toHaveLength(1);
    expect(JSON.stringify(tokens)).not.toContain(key);
    const before = key;
    key = await makeKey('North', partner.documentId);
    expect((await ask('')).status).toBe(200);
    expect((await ask('', {}, before)).status).toBe(401);
    expect((await ask('')).body.meta.partner).toBe(partner.name);
  });

  it('those who read partners in the panel see the same there, and nobody else', async () => {
    const at = `/partner-views/${partner.documentId}?from=2026-02-28&to=2026-03-01`;
    const author = await panelUser(app, 'strapi-author');
    const { status, body, headers } = await author.get(at);
    expect([status, headers['cache-control']]).toEqual([200, 'private, no-store']);
    expect(body).toEqual((await ask('?from=2026-02-28&to=2026-03-01')).body);
    expect((await author.get('/partner-views/nobody')).status).toBe(404);
    expect((await app.request.get(at)).status).toBe(401);
    expect((await app.request.get(at).set('Authorization', `Bearer ${key}`)).status).toBe(401);
    await app.query('admin::role').create({ data: { code: 'guest', name: 'Guest' } });
    const guest = await panelUser(app, 'guest');
    expect((await guest.get(at)).status).toBe(403);
  });

  it('a key for nobody, or of a name that is taken, is not made', async () => {
    const make = (partnerName: string, name: string) =>
      runCommand(database.environment, 'createToken', [
        ...['--for', 'partner', '--partner', partnerName, '--name', name],
        ...['--expires-in-days', '9'],
      ]);
    const nobody = await make('Nobody', 'x');
    expect([nobody.code, nobody.stderr]).toEqual([
      1,
      expect.stringContaining(
        '--partner — expected the name of one partner, or its documentId; of "Nobody" there is none',
      ),
    ]);
    const taken = await make(partner.name, 'Frontend');
    expect([taken.code, taken.stderr]).toEqual([1, expect.stringContaining('"Frontend" is taken')]);
    // The key that there is goes on.
    expect((await ask('')).status).toBe(200);
  });
});
