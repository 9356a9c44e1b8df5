import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loginColleague } from '../support/administrator';
import { databaseKinds } from '../support/databases';
import { multipart, multipartType } from '../support/multipart';
import { startApp, type RunningApp } from '../support/running-app';
import { openToPublic, writeStock, type Stock } from '../support/stock-app';

const articleUid = 'api::article.article';
const secret = 'Zauberwort';
const inPanel = `/content-manager/collection-types/${articleUid}`;
const editor = { firstname: 'Mary', lastname: 'Editor' };

/** Of the query strings that tests/api/odd-queries.test.ts asks, those that a stock Strapi fails on. */
const odd = [
  '_q[0]=a',
  '_q[$contains]=a',
  'filters[0][publishedAt]=a',
  'filters[position][$between]=1',
  'filters[createdAt][$between][]=2020-01-01',
  'filters[$or][slug]=x',
  'filters[article][$or][slug]=x',
  'filters[slug][$or][]=x',
  'filters[slug][$or][$eq]=x',
  'filters[mentions][documentId]=x',
  'sort=mentions.documentId',
  'fields=',
  'pagination[start]=99999999999999999999',
  'sort=.',
];

/** What is published holds the word in an attribute that is private, and a draft in its title. */
const fill = async (app: RunningApp): Promise<void> => {
  const articles = app.documents(articleUid);
  const { documentId } = await articles.create({
    data: { title: 'Open', slug: 'open', sourceText: `${secret} source` },
  });
  await articles.publish({ documentId });
  await articles.create({ data: { title: `${secret} draft`, slug: 'draft' } });
};

describe.each(databaseKinds)('What stock Strapi 5.54.0 answers, and this does not (%s)', (kind) => {
  let stock: Stock;
  let temporary: string;
  let theirs: RunningApp;
  let ours: RunningApp;

  beforeAll(async () => {
    stock = writeStock();
    temporary = await mkdtemp(join(tmpdir(), 'explainer-temporary-'));
    const own = async (name: string) => {
      const TMPDIR = await mkdtemp(join(temporary, name));
      return { environment: { TMPDIR } };
    };
    [theirs, ours] = await Promise.all([
      stock.start(kind, await own('theirs-')),
      startApp(kind, { content: 'tables', ...(await own('ours-')) }),
    ]);
    await openToPublic(theirs, ['article', 'section', 'notice']);
    await Promise.all([fill(theirs), fill(ours)]);
  });
  afterAll(async () => {
    await Promise.all([theirs.stop(), ours.stop()]);
    stock.remove();
    await rm(temporary, { recursive: true, force: true });
  });

  /** Puts one question to both. */
  const both = async <T>(
    probe: (app: RunningApp) => PromiseLike<T>,
  ): Promise<{ stock: T; here: T }> => ({
    stock: await probe(theirs),
    here: await probe(ours),
  });

  it('drafts are public to all who ask for them', async () => {
    const seen = await both(({ request }) => request.get('/api/articles?status=draft'));
    expect(seen.stock.text).toContain(secret);
    expect([seen.here.status, seen.here.text.includes(secret)]).toEqual([403, false]);
  });

  it('a search finds what private attributes hold', async () => {
    const found = await both(async ({ request }) => {
      const { body } = await request.get(`/api/articles?_q=${secret}`);
      return body.data.map(({ slug }: { slug: string }) => slug);
    });
    expect(found).toEqual({ stock: ['open'], here: [] });
  });

  it('a GraphQL error tells the SQL that failed', async () => {
    const told = await both(async (app) => {
      await app.sql('ALTER TABLE notices RENAME TO notices_away');
      const { text } = await app.request.post('/graphql').send({ query: '{ notices { slug } }' });
      await app.sql('ALTER TABLE notices_away RENAME TO notices');
      return text;
    });
    expect(told.stock).toMatch(/select .* from .*notices/);
    expect(told.here).toContain('Internal Server Error');
    expect(told.here).not.toMatch(/select|notices/);
  });

  it('odd query strings are answered 500', async () => {
    const statuses = await both(({ request }) =>
      Promise.all(odd.map(async (one) => (await request.get(`/api/sections?${one}`)).status)),
    );
    expect(statuses.here).toEqual(odd.map(() => 400));
    expect(statuses.stock).toEqual(odd.map(() => 500));
  });

  it('files that anyone sends, to any address, stay in the temporary folder', async () => {
    const file = { field: 'other', filename: 'a.txt', type: 'text/plain', content: 'Words.' };
    const left = await both(async ({ request, environment }) => {
      for (const path of ['/api/articles', '/api/nothing', '/'])
        await request
          .post(path)
          .set(multipartType)
          .send(multipart([file]));
      return readdir(environment.TMPDIR ?? '');
    });
    expect(left.stock).toHaveLength(3);
    expect(left.here).toEqual([]);
  });

  it('any origin may read with the credentials of whoever visits it', async () => {
    const allowed = await both(async ({ request }) => {
      const { headers } = await request.get('/api/articles').set('Origin', 'https://evil.example');
      return [headers['access-control-allow-origin'], headers['access-control-allow-credentials']];
    });
    expect(allowed).toEqual({ stock: ['https://evil.example', 'true'], here: ['*', undefined] });
  });

  it('the later of two editors silently overwrites the earlier', async () => {
    const saved = await both(async (app) => {
      const mary = await loginColleague(app, editor);
      const created = await mary.post(inPanel, { title: 'One', slug: 'at-once', lead: 'First' });
      const path = `${inPanel}/${created.body.data.documentId}`;
      const { headers } = await mary.get(path);
      // As a panel sends it, where it was given a version.
      const opened: Record<string, string> =
        headers.etag === undefined ? {} : { 'If-Match': headers.etag };
      const statuses = [];
      for (const lead of ['Hers', 'His'])
        statuses.push(
          (await mary.put(path, { title: 'One', slug: 'at-once', lead }, opened)).status,
        );
      return [...statuses, (await mary.get(path)).body.data.lead];
    });
    expect(saved).toEqual({ stock: [200, 200, 'His'], here: [200, 409, 'Hers'] });
  });

  it('a “read-only” token without an end reads users’ e-mail addresses and drafts', async () => {
    const read = await both(async (app) => {
      const mary = await loginColleague(app, editor);
      await app.query('plugin::users-permissions.user').create({
        data: { username: 'patient', email: 'patient@example.org', provider: 'local' },
      });
      const token = { name: 'reader', description: '', type: 'read-only', lifespan: null };
      const created = await mary.post('/admin/api-tokens', token);
      // Whatever the panel says: the database may hold one from before.
      const { accessKey } = await app.service('admin::api-token', 'create', {
        ...token,
        name: 'b',
      });
      const get = async (path: string) =>
        (await app.request.get(path).set('Authorization', `Bearer ${accessKey}`)).text;
      return {
        isMade: created.status === 201,
        readsUsers: (await get('/api/users')).includes('patient@example.org'),
        readsDrafts: (await get('/api/articles?status=draft')).includes(secret),
      };
    });
    expect(read).toEqual({
      stock: { isMade: true, readsUsers: true, readsDrafts: true },
      here: { isMade: false, readsUsers: false, readsDrafts: false },
    });
  });
});
