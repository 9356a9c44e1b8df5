import { bounds } from '../../src/security/document-bounds';
import { onEveryDatabase, startApp } from '../support/running-app';

const refused = {
  errors: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }],
};
const doubling = Array.from(
  { length: 30 },
  (_, index) => `fragment F${index} on Article{...F${index + 1} ...F${index + 1}}`,
).join('');
const bomb = `{articles{...F0}}${doubling}fragment F30 on Article{slug}`;
const list = 'pagination: { limit: 25 }';
const legal = `{ articles(${list}) { slug sections(${list}) { slug sideEffects(${list}) { slug } conditions(${list}) { slug narrower(${list}) { slug } } } } }`;

onEveryDatabase('A GraphQL document that asks for too much', (app) => {
  const post = (query: string) => app().request.post('/graphql').send({ query });

  it('is refused by its shape alone, whatever its fragments double', async () => {
    const { status, body } = await post(bomb);
    expect(status).toBe(400);
    expect(body.errors[0].message).toBe(
      `query — expected at most 1000 fields and fragments, with every fragment spread; got ${3 * 2 ** 30}`,
    );
    expect(body).toMatchObject(refused);
    expect(body).not.toHaveProperty('data');
  });

  it('also by GET, and where fragments go round or are not there', async () => {
    for (const query of [
      bomb,
      '{articles{...F}}fragment F on Article{...F}',
      '{articles{...Missing}}',
      `{${'articles{slug}'.repeat(bounds.rootFields + 1)}}`,
      `{articles{${Array.from({ length: bounds.aliases + 1 }, (_, index) => `a${index}:slug`).join(' ')}}}`,
    ]) {
      const { status, body } = await app().request.get('/graphql').query({ query });
      expect([status, body]).toMatchObject([400, refused]);
      expect(body.errors[0].message).toMatch(/^query — expected /);
    }
  });

  it('also where fields of one name come to one place from several selections, which are compared each with each', async () => {
    const part = `articles { ${'sections { slug } '.repeat(100)} }`;
    const pairs = (3 * 2) / 2 + (300 * 299) / 2 + (300 * 299) / 2;
    const { status, body } = await post(`{ ${part} ${part} ${part} }`);
    expect([status, body]).toMatchObject([400, refused]);
    expect(body.errors[0].message).toBe(
      `query — expected fewer fields of one name at one place, ${bounds.mergedPairs} pairs at most; got ${pairs}`,
    );
    const few = `articles { ${'sections { slug } '.repeat(20)} }`;
    expect((await post(`{ ${few} ${few} ${few} }`)).status).toBe(200);
  });

  it('also where an order is as long as a body', async () => {
    const names = Array.from({ length: 20_000 }, (_, at) => `a${at}`).join();
    const { status, body } = await app()
      .request.post('/graphql')
      .send({
        // At the top it would be as many searches, and refused as these.
        query: 'query ($s: [String]) { articles { sections(sort: $s) { slug } } }',
        variables: { s: [names] },
      });
    expect([status, body.errors[0].extensions.code]).toEqual([400, 'BAD_USER_INPUT']);
    expect(body.errors[0].message).toBe(
      'sort — expected at most 50 attributes, in 5000 characters',
    );
  });

  it('also where it names types that there are not, of which only the first is told', async () => {
    const variables = Array.from({ length: 100 }, (_, at) => `$v${at}: Sektion${at}`).join(' ');
    for (const [query, name] of [
      [`query (${variables}) { articles { slug } }`, 'Sektion0'],
      ['{ articles { ... on Artikle { slug } ... on Artikel { slug } } }', 'Artikle'],
    ] as const) {
      const { status, body } = await post(query);
      expect([status, body]).toMatchObject([400, refused]);
      expect(body.errors.map((one: any) => one.message)).toEqual([
        `query — expected types that there are; got "${name}"`,
      ]);
    }
  });

  it('also where directives are too many, wherever they stand, in time that is that of their length', async () => {
    const many = '@include(if:true)'.repeat(bounds.directives + 1);
    const flood = '@skip(if:false)'.repeat(Math.floor(19_000 / '@skip(if:false)'.length));
    const message = (got: number) =>
      `query — expected at most ${bounds.directives} directives; got ${got}`;
    for (const query of [
      `{ articles { slug ${many} } }`,
      `{ articles ${many} { slug } }`,
      `query ${many} { articles { slug } }`,
      `query ($limit: Int ${many}) { articles(pagination: { limit: $limit }) { slug } }`,
      `{ articles { ... on Article ${many} { slug } } }`,
      `{ articles { ...F ${many} } } fragment F on Article { slug }`,
      `{ articles { ...F } } fragment F on Article ${many} { slug }`,
      `{ articles { ...F } } fragment F on Article { slug ${many} }`,
    ]) {
      const { status, body } = await post(query);
      expect([query.slice(0, 40), status, body]).toMatchObject([query.slice(0, 40), 400, refused]);
      expect(body.errors.map((one: any) => one.message)).toEqual([message(bounds.directives + 1)]);
    }
    // Half of them in each of two fragments, of which each is spread once.
    const half = '@include(if:true)'.repeat(bounds.directives / 2 + 1);
    const halves = `{ articles { ...F ...G } } fragment F on Article { slug ${half} } fragment G on Article { title ${half} }`;
    expect((await post(halves)).body.errors[0].message).toBe(message(bounds.directives + 2));
    // Of other bounds the first that is reached tells.
    for (const query of [
      `{ articles { slug ${flood} } }`,
      `query ${flood} { articles { slug } }`,
      `{ articles { slug ${'@include(if:true)'.repeat(30_000)} } }`,
      `{ articles { slug ${'@a'.repeat(9_000)} } }`,
    ]) {
      const { status, body } = await post(query);
      expect([query.length, status]).toEqual([query.length, query.length > 240_000 ? 413 : 400]);
      expect(body.errors).toHaveLength(1);
      expect(body.errors[0].message).toMatch(/expected at most/);
    }
  });

  it('as many as may be are followed, and one that nobody knows is told by its name', async () => {
    const skipped = '@skip(if:true)';
    const legalOnes = `{ articles { slug ${Array.from(
      { length: bounds.directives },
      (_, index) => `a${index}: title ${skipped}`,
    ).join(' ')} } }`;
    const answer = await post(legalOnes);
    expect([answer.status, answer.body.errors]).toEqual([200, undefined]);
    expect(Object.keys(answer.body.data.articles[0])).toEqual(['slug']);
    const { status, body } = await post('{ articles { slug @nothing } }');
    expect([status, body]).toMatchObject([400, refused]);
    expect(body.errors[0].message).toBe('Unknown directive "@nothing".');
    const twice = await post('{ articles { slug @skip(if: false) @skip(if: false) } }');
    expect([twice.status, twice.body.errors[0].extensions.code]).toEqual([
      400,
      'GRAPHQL_VALIDATION_FAILED',
    ]);
  });

  it('also under every address that leads there', async () => {
    for (const address of ['/graphql/', '/GraphQL', '/graphql?a=b']) {
      const legalThere = await app().request.post(address).send({ query: '{ articles { slug } }' });
      expect([address, legalThere.status]).toEqual([address, 200]);
      const { status, body } = await app().request.post(address).send({ query: bomb });
      expect([address, status, body]).toMatchObject([address, 400, refused]);
    }
  });

  it('also where its body is too large or has too many variables, under every address that leads there', async () => {
    const send = (address: string, body: string) =>
      app()
        .request.post(address)
        .set('Content-Type', 'application/json')
        .serialize((given: unknown) => given as string)
        .send(body);
    const zeros = (count: number) =>
      `{"query":"{__typename}","variables":{"a":[${Array(count).fill(0).join()}]}}`;
    for (const address of ['/graphql', '/graphql/', '/GraphQL', '/graphql?a=b', '/graphql?x']) {
      for (const large of [`{"query":"${'x'.repeat(300_000)}"}`, zeros(400_000), zeros(200_000)]) {
        const { status, body } = await send(address, large);
        expect([address, status, body.errors[0].extensions.code]).toEqual([
          ...[address, 413, 'PAYLOAD_TOO_LARGE'],
        ]);
        expect(body.errors[0].message).toContain('body — expected at most 240 kB of JSON');
      }
      const { status, body } = await send(address, zeros(100_000));
      expect([address, status, body]).toMatchObject([address, 400, refused]);
      expect(body.errors[0].message).toBe('variables — expected at most 250 values; got 100000');
    }
  });

  it('also where a filter is too deep, in the text or in a variable', async () => {
    const text = `{ articles(filters: ${'{ not: '.repeat(11)}{}${' }'.repeat(11)}) { slug } }`;
    const inText = await post(text);
    expect([inText.status, inText.body]).toMatchObject([400, refused]);
    const query = 'query ($filters: ArticleFiltersInput) { articles(filters: $filters) { slug } }';
    const filters = JSON.parse(`${'{"not":'.repeat(11)}{}${'}'.repeat(11)}`);
    const message = 'variables.filters — expected at most 10 levels of lists and objects';
    const posted = await app().request.post('/graphql').send({ query, variables: { filters } });
    const variables = JSON.stringify({ filters });
    const got = await app().request.get('/graphql').query({ query, variables });
    for (const { status, body } of [posted, got]) {
      expect([status, body.errors[0].message]).toEqual([400, message]);
    }
  });

  it('and leaves the server free for others', async () => {
    // The rule that Strapi comes with takes each of these for days.
    await Promise.all(Array.from({ length: 20 }, () => post(`${bomb} # ${Math.random()}`)));
    const { status } = await app().request.get('/api/articles');
    expect(status).toBe(200);
  });

  it('a legal one passes: 25 of each at every level', async () => {
    const { status, body } = await post(legal);
    expect([status, body.errors]).toEqual([200, undefined]);
    expect(body.data.articles[0].sections.length).toBeGreaterThan(3);
  });

  it('one that leads round and round is refused where its answer gets too large', async () => {
    const levels = 4;
    // Of one article, so that its pages alone have not too much room.
    const one = 'articles(filters: { slug: { eq: "how-ketamine-infusions-work" } })';
    const query = `{ ${one} { ${'sections { slug article { '.repeat(levels)}slug${' } }'.repeat(levels)} } }`;
    const { body } = await post(query);
    expect(body.errors[0]).toMatchObject({
      message: expect.stringMatching(
        /^query — expected at most \d+ documents in one answer to so many fields;/,
      ),
      extensions: { code: 'BAD_USER_INPUT' },
    });
    // It says so once, and not for each of the rows that were there already.
    expect(body.errors.length).toBeLessThan(3);
  });

  it('a subscription is refused by its name, since nothing here goes on answering', async () => {
    const { status, body } = await post('subscription { articles { slug } }');
    expect([status, body]).toMatchObject([400, refused]);
    expect(body.errors[0].message).toBe(
      'query — expected a query or a mutation; got a subscription',
    );
  });

  it('brackets that are too many for a parser are told as that', async () => {
    for (const [open, close] of [
      ['[', ']'],
      ['{and:[', ']}'],
    ] as const) {
      const count = Math.floor(3_900 / (open.length === 1 ? 2 : 6));
      const { status, body } = await post(
        `{ articles(filters: ${open.repeat(count)}${close.repeat(count)}) { slug } }`,
      );
      expect([open, status]).toEqual([open, 400]);
      expect(body.errors[0].message).toMatch(/^query — expected /);
    }
  });

  it.each([
    [
      'application/json',
      `{"query":"${'x'.repeat(250_000)}"}`,
      413,
      'PAYLOAD_TOO_LARGE',
      'body — expected at most 240 kB of JSON',
    ],
    ['application/json', '5', 400, 'BAD_REQUEST', 'body — expected all of it, and readable'],
    [
      'application/json',
      '{"query":',
      400,
      'BAD_REQUEST',
      'body — expected all of it, and readable',
    ],
    [
      'text/plain',
      '{ articles { slug } }',
      415,
      'UNSUPPORTED_MEDIA_TYPE',
      'Content-Type — expected application/json',
    ],
    [
      'application/graphql',
      '{ articles { slug } }',
      415,
      'UNSUPPORTED_MEDIA_TYPE',
      'Content-Type — expected application/json',
    ],
  ])(
    'a body that is none, too large or of another kind is told so: %s, %#',
    async (type, sent, status, code, message) => {
      const answer = await app()
        .request.post('/graphql')
        .set('Content-Type', type)
        .serialize((given: unknown) => given as string)
        .send(sent);
      expect([answer.status, answer.body.errors[0].extensions.code]).toEqual([status, code]);
      expect(answer.body.errors[0].message).toContain(message);
    },
  );

  it('what is no query at all is still told so by Apollo', async () => {
    for (const query of ['{', '{ nothing }', 'type A { b: Int }']) {
      const { status, body } = await post(query);
      expect([status, body.errors.length > 0]).toEqual([400, true]);
    }
  });
});

onEveryDatabase('A GraphQL error that is none of the reader’s making', (app) => {
  it('says nothing of what failed inside', async () => {
    await app().sql('ALTER TABLE notices RENAME TO notices_away');
    try {
      const { body } = await app().request.post('/graphql').send({ query: '{ notices { slug } }' });
      const extensions = { code: 'INTERNAL_SERVER_ERROR', requestId: expect.any(String) };
      expect(body.errors).toEqual([{ message: 'Internal Server Error', extensions }]);
      expect(JSON.stringify(body)).not.toMatch(/select|notices_away|sqlite|postgres|node_modules/i);
    } finally {
      await app().sql('ALTER TABLE notices_away RENAME TO notices');
    }
  });

  it('nor, in development, any other where it was thrown', async () => {
    const environment = { NODE_ENV: 'development' };
    const developing = await startApp(app().database, { content: 'tables', environment });
    try {
      for (const sent of [
        ...['{', '{ nothing }', 'mutation { createNotice(data: {}) { slug } }'],
        '{ articles(filters: { slug: { eq: 1 } }) { slug } }',
        '{ articles(sort: "nothing") { slug } }',
        '{ articles(status: DRAFT) { slug } }',
        `{ ${'articles { slug '.repeat(13)}${'}'.repeat(13)} }`,
      ]) {
        const { body, text } = await developing.request.post('/graphql').send({ query: sent });
        expect([sent, body.errors.length > 0]).toEqual([sent, true]);
        expect(text).not.toMatch(/stacktrace|node_modules|dist\/src|\.js:\d/);
      }
    } finally {
      await developing.stop();
    }
  });
});
