import { costBounds } from '../../src/graphql/cost/cost-bounds';
import { onEveryDatabase } from '../support/running-app';

const query =
  '{ articles(pagination: { limit: 2 }) { slug sections(pagination: { limit: 3 }) { slug } } }';
const cost = { documents: 2 + 2 * 3, lookups: 2, explainers: 0, searches: 0, atMost: costBounds };
const roundAndRound = `{ articles { ${'sections { slug article { '.repeat(4)}slug${' } }'.repeat(4)} } }`;

onEveryDatabase('What a GraphQL request costs', (app) => {
  const post = (body: object) => app().request.post('/graphql').send(body);
  const get = (asked: Record<string, string>) => app().request.get('/graphql').query(asked);

  it('is told to whoever asks, by POST and by GET alike', async () => {
    const posted = await post({ query, extensions: { cost: true } });
    expect([posted.status, posted.body.extensions]).toEqual([200, { cost }]);
    expect(posted.body.data.articles[0].sections).toHaveLength(3);
    const got = await get({ query, extensions: '{"cost":true}' });
    expect([got.status, got.body]).toEqual([200, posted.body]);
  });

  it('and to nobody else, also where both are answered from memory', async () => {
    const asks = { query: `${query} # both`, extensions: { cost: true } };
    const silent = { query: asks.query };
    for (const status of ['explainer; fwd=miss; stored', 'explainer; hit']) {
      const told = await post(asks);
      expect([told.headers['cache-status'], told.body.extensions]).toEqual([status, { cost }]);
      const plain = await post(silent);
      expect([plain.headers['cache-status'], plain.body.extensions]).toEqual([status, undefined]);
      const byGet = await get({ query: asks.query });
      expect([byGet.headers['cache-status'], byGet.body.extensions]).toEqual([status, undefined]);
    }
    expect((await post({ query, extensions: { cost: false } })).body).not.toHaveProperty(
      'extensions',
    );
  });

  it('counts the page that a variable says', async () => {
    const { body } = await post({
      query: 'query ($n: Int) { sections(pagination: { limit: $n }) { slug } }',
      variables: { n: 4 },
      extensions: { cost: true },
    });
    expect(body.extensions.cost.documents).toBe(4);
  });

  it('is told of a query that was sent before and is known by its hash', async () => {
    const persistedQuery = {
      version: 1,
      sha256Hash: await crypto.subtle
        .digest('SHA-256', new TextEncoder().encode(query))
        .then((bytes) => Buffer.from(bytes).toString('hex')),
    };
    await post({ query, extensions: { persistedQuery } });
    const { body } = await get({ extensions: JSON.stringify({ persistedQuery, cost: true }) });
    expect(body.extensions).toEqual({ cost });
  });

  it('is bounded before anything is read: the refusal says it and its bound, asked or not', async () => {
    await app().statements();
    const { status, body } = await post({ query: roundAndRound });
    const read = await app().statements();
    expect(status).toBe(400);
    expect(body).not.toHaveProperty('data');
    expect(body.errors[0].message).toMatch(
      /^query — expected to ask for at most 1000000000 documents; got \d+: ask for smaller pages/,
    );
    const { code, cost: told } = body.errors[0].extensions;
    expect([code, told.atMost]).toEqual(['QUERY_TOO_COSTLY', costBounds]);
    expect(told.documents).toBeGreaterThan(100 ** 5);
    expect(read.filter((sql) => /articles|sections/.test(sql))).toEqual([]);
  });

  it('so are fields that have to be looked up, by whatever fragments', async () => {
    const fields = ['notices', 'conditions', 'sideEffects', 'references', 'article', 'parent'];
    const eleven = [...fields, ...fields.slice(1).map((field, index) => `n${index}: ${field}`)]
      .map((field) => `${field} { slug }`)
      .join(' ');
    const { status, body } = await post({
      query: `{ ${Array.from({ length: 10 }, (_, index) => `s${index}: sections { ...F }`).join(' ')} } fragment F on Section { ${eleven} }`,
    });
    expect(status).toBe(400);
    expect(body.errors[0].extensions.cost).toMatchObject({ lookups: 120 });
  });

  it('and whole explainers', async () => {
    const page = '(limit: 60) { nodes { title } }';
    const { status, body } = await post({ query: `{ a: explainers${page} b: explainers${page} }` });
    expect([status, body.errors[0].extensions.cost.explainers]).toEqual([400, 120]);
    const once = await post({ query: `{ explainers${page} }` });
    expect([once.status, once.body.errors]).toEqual([200, undefined]);
  });

  it('is asked for by true or false', async () => {
    const { status, body } = await post({ query, extensions: { cost: 'yes' } });
    expect([status, body.errors[0].message]).toEqual([
      400,
      'extensions.cost — expected true or false',
    ]);
  });
});
