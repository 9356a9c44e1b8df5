import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDatabase, databaseKinds, type TemporaryDatabase } from '../support/databases';
import { startApp, type RunningApp } from '../support/running-app';
import { createWriter } from '../support/writer';

const titles = 'query Titles { articles { title } }';
const sections =
  'query Sections($n: Int) {\n  sections(pagination: { limit: $n }) {\n    slug\n  }\n}\n';
const other = '{ articles { slug } }';
const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');
const named = (sha256Hash: string) => ({ persistedQuery: { version: 1, sha256Hash } });

describe.each(databaseKinds)('With a list of trusted documents (%s)', (kind) => {
  let folder: string;
  let database: TemporaryDatabase;
  let app: RunningApp;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'trusted-'));
    mkdirSync(join(folder, 'site'));
    writeFileSync(join(folder, 'list.json'), JSON.stringify({ 'titles-1': titles }));
    writeFileSync(join(folder, 'site/sections.graphql'), sections);
    database = await createDatabase(kind, 'content');
    app = await startApp(kind, {
      on: database,
      environment: { GRAPHQL_TRUSTED_DOCUMENTS: folder },
    });
  });
  afterAll(async () => {
    await app.stop();
    await database.remove();
    rmSync(folder, { recursive: true });
  });
  const post = (body: object) => app.request.post('/graphql').send(body);
  const get = (asked: Record<string, string>) => app.request.get('/graphql').query(asked);

  it('each of them is answered: by its text, its hash, and the name that the list has', async () => {
    const answers = [
      await post({ query: titles }),
      await post({ query: `${titles} # by hand` }),
      await get({ query: titles }),
      await post({ extensions: named(hashOf(titles)) }),
      await post({ extensions: named('titles-1') }),
      await get({ extensions: JSON.stringify(named('titles-1')) }),
      await get({ extensions: JSON.stringify(named(hashOf(titles))) }),
    ];
    for (const { status, body } of answers) {
      expect([status, body.errors, body.data.articles.length]).toEqual([200, undefined, 1]);
    }
    const variables = { n: 2 };
    const posted = await post({ extensions: named(hashOf(sections)), variables });
    const got = await get({
      extensions: JSON.stringify({ ...named(hashOf(sections)), cost: true }),
      variables: JSON.stringify(variables),
    });
    expect([posted.body.data.sections.length, got.body.data.sections.length]).toEqual([2, 2]);
    expect(got.body.extensions.cost.documents).toBe(2);
  });

  it('no other is, whoever asks and however', async () => {
    const writer = await createWriter(app);
    const authorization = { Authorization: `Bearer ${writer.accessKey}` };
    const extensions = named(hashOf(other));
    for (const [answer, code] of [
      [await post({ query: other }), 'QUERY_NOT_IN_SAFELIST'],
      [await get({ query: other }), 'QUERY_NOT_IN_SAFELIST'],
      [await post({ query: other }).set(authorization), 'QUERY_NOT_IN_SAFELIST'],
      [await post({ query: other, extensions }), 'QUERY_NOT_IN_SAFELIST'],
      [await post({ query: other, extensions: named('titles-1') }), 'QUERY_NOT_IN_SAFELIST'],
      [await post({ query: '{ __schema { types { name } } }' }), 'QUERY_NOT_IN_SAFELIST'],
      [await post({ query: `${titles} ${other}` }), 'QUERY_NOT_IN_SAFELIST'],
      [await post({ extensions }), 'PERSISTED_QUERY_NOT_IN_LIST'],
      [await get({ extensions: JSON.stringify(extensions) }), 'PERSISTED_QUERY_NOT_IN_LIST'],
      [await post({}), 'PERSISTED_QUERY_NOT_IN_LIST'],
      [await post([{ query: titles }]), 'PERSISTED_QUERY_NOT_IN_LIST'],
      [await app.request.post('/GraphQL/').send({ query: other }), 'QUERY_NOT_IN_SAFELIST'],
    ] as const) {
      expect([answer.status, answer.body]).toMatchObject([
        403,
        { errors: [{ extensions: { code } }] },
      ]);
      expect(answer.body.errors[0].message).toMatch(
        / — expected .*this server was given to trust$/,
      );
      expect(answer.body).not.toHaveProperty('data');
    }
  });

  it('nor behind a thousand parameters, which one parser reads and another does not', async () => {
    const search = `${'a&'.repeat(1_100)}query=${encodeURIComponent(other)}`;
    const { status, body } = await app.request.get(`/graphql?${search}`);
    expect([status, body.data]).toEqual([403, undefined]);
    const twice = await app.request.get(
      `/graphql?query=${encodeURIComponent(titles)}&query=${encodeURIComponent(other)}`,
    );
    expect([twice.status, twice.body.data]).toEqual([400, undefined]);
  });

  it('what is in memory was asked in the same way', async () => {
    const body = { query: titles, variables: {} };
    await post(body);
    expect((await post(body)).headers['cache-status']).toBe('explainer; hit');
    expect((await post({ ...body, query: other })).status).toBe(403);
  });
});

describe('A list that is wrong', () => {
  it('ends the start with the place and what is expected', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'untrusted-'));
    writeFileSync(join(folder, 'a.graphql'), '{\n  articles {\n');
    writeFileSync(join(folder, 'b.json'), '{\n  "one": "{ a }",\n  "two": 2\n}');
    const environment = { GRAPHQL_TRUSTED_DOCUMENTS: folder };
    await expect(startApp('sqlite', { content: 'tables', environment })).rejects.toThrow(
      /a\.graphql:3 query — expected GraphQL: Syntax Error[^]*b\.json:1 json — expected an object of hashes/,
    );
    const missing = { GRAPHQL_TRUSTED_DOCUMENTS: join(folder, 'nowhere') };
    await expect(startApp('sqlite', { content: 'tables', environment: missing })).rejects.toThrow(
      /GRAPHQL_TRUSTED_DOCUMENTS is ".*nowhere"; expected a file or folder that exists/,
    );
    rmSync(folder, { recursive: true });
  });
});
