import { onEveryDatabase } from '../support/running-app';
import { createWriter } from '../support/writer';

/** What a database can only fail on, and the parameter that is at fault. */
const odd: [query: string, parameter: string][] = [
  ['_q[0]=a', '_q'],
  ['_q[$contains]=a', '_q'],
  ['_q=%00', '_q'],
  ['filters[0][publishedAt]=a', 'filters'],
  ['filters=slug', 'filters'],
  ['filters[slug]=a%00b', 'filters.slug'],
  ['filters[id]=abc', 'filters.id'],
  ['filters[id][$gt]=99999999999999', 'filters.id.$gt'],
  ['filters[position]=many', 'filters.position'],
  ['filters[position][$in][0]=1&filters[position][$in][1]=x', 'filters.position.$in.1'],
  ['filters[position][$contains]=1', 'filters.position.$contains'],
  ['filters[position][$between]=1', 'filters.position.$between'],
  ['filters[createdAt][$between][]=2020-01-01', 'filters.createdAt.$between'],
  ['filters[$or][slug]=x', 'filters.$or'],
  ['filters[article][$or][slug]=x', 'filters.article.$or'],
  ['filters[$not][$or][slug]=x', 'filters.$not.$or'],
  ['filters[slug][$or][]=x', 'filters.slug.$or.0'],
  ['filters[slug][$or][$eq]=x', 'filters.slug.$or'],
  ['filters[slug][$or][0][$eq]=x&filters[slug][$or][1][$eq]=y', 'filters.slug.$or'],
  ['filters[mentions][documentId]=x', 'filters.mentions.documentId'],
  ['sort=mentions.documentId', 'sort'],
  ['populate[mentions][fields]=documentId', 'populate.mentions.fields'],
  [
    'populate[sideEffects][populate][synonyms][fields][0]=documentId',
    'populate.sideEffects.populate.synonyms.fields',
  ],
  ['sort[sideEffects][synonyms][documentId]=asc', 'sort'],
  ['filters[article][sections][article][sections][slug]=x', 'filters'],
  ['populate=article.sections.article.sections', 'populate'],
  ['filters[promotional]=perhaps', 'filters.promotional'],
  ['filters[createdAt][$gt]=yesterday', 'filters.createdAt.$gt'],
  ['filters[createdAt][$gt]=275760-09-13', 'filters.createdAt.$gt'],
  ['filters[createdAt][$gt]=0000-01-01', 'filters.createdAt.$gt'],
  ['filters[createdAt][$gt]=10000-01-01', 'filters.createdAt.$gt'],
  ['filters[createdAt][$lt]=2026-02-30T10:00:00Z', 'filters.createdAt.$lt'],
  ['filters[article][review][nextDue][$gt]=0000-01-01', 'filters.article.review.nextDue.$gt'],
  ['filters[references][verifiedOn][$eq]=2026-02-30', 'filters.references.verifiedOn.$eq'],
  ['filters[references][verifiedOn][$in][]=0000-12-31', 'filters.references.verifiedOn.$in.0'],
  ['filters[article]=abc', 'filters.article'],
  ['filters[article][id]=abc', 'filters.article.id'],
  ['filters[slug][$like]=a', 'filters.slug.$like'],
  ['filters[slug][$eq][a]=b', 'filters.slug.$eq'],
  ['filters[$or][0][position]=x', 'filters.$or.0.position'],
  ['fields=', 'fields'],
  ['fields[0]=slug&fields[1]=', 'fields'],
  ['fields[slug]=true', 'fields'],
  ['pagination=2', 'pagination'],
  ['pagination[start]=99999999999999999999', 'pagination.start'],
  ['pagination[page]=-1', 'pagination.page'],
  ['pagination[pageSize]=many', 'pagination.pageSize'],
  ['pagination[size]=3', 'pagination'],
  ['pagination[withCount]=perhaps', 'pagination.withCount'],
  ['limit=3', 'limit'],
  ['locale[]=en', 'locale'],
  ['locale=e%00n', 'locale'],
  ['_q=a____b', '_q'],
  [`sort=${'slug,'.repeat(1_001)}slug`, 'sort'],
  ['[sort]=slug', '[sort]'],
  ['colour=blue', 'colour'],
  ['fields=toString', 'fields'],
  ['sort=slug,slug,article.title', 'sort'],
  ['sort=slug,position,slug:desc', 'sort'],
  ['populate[children][sort]=slug,slug', 'populate.children.sort'],
  ['sort=status:asc', 'sort'],
  ['sort=article.status', 'sort'],
  ['populate[children][sort]=status', 'populate.children.sort'],
  ['sort=parent.article.slug', 'sort'],
  ['sort=sideEffects.slug', 'sort'],
  ['sort=article.title,parent.heading', 'sort'],
  ['sort[0]=children.slug&sort[1]=slug&sort[2]=slug:desc', 'sort'],
  ['sort=.', 'sort'],
  ['sort=bodyHtml:desc', 'sort'],
  ['sort[0]=slug&sort[1]=bodyText', 'sort'],
  ['sort=parent.body', 'sort'],
  ['populate[children][sort]=body', 'populate.children.sort'],
  ['sort=slug.', 'sort'],
  ['sort[0]=slug.title', 'sort'],
  ['sort[slug][title]=asc', 'sort'],
  ['filters[references][$not][slug]=x', 'filters.references.$not'],
  ['filters[article][$or][0][slug]=x&filters[article][title]=y', 'filters.article'],
  ['filters[constructor]=1', 'filters'],
  ['filters[__proto__][%E0]=x', 'filters'],
  ['filters[slug=x][constructor]=1', 'filters'],
  ['filters%5Bslug=x%5D%5Bconstructor%5D%E0=1', 'filters'],
  ['filters[slug]nonsense=x', 'filters'],
  ['filters[slug]nonsense[$ne]=x', 'filters'],
  ['=nonsense', 'query'],
  [`populate[parent]=populate${'.populate'.repeat(12)}`, 'populate.parent'],
  [`populate[parent][]=populate${'.populate'.repeat(12)}`, 'populate.parent.0'],
  [`populate[parent]=populate${'.populate'.repeat(4)}`, 'populate.parent'],
  [`populate${'[populate]'.repeat(12)}=*`, 'populate'],
  [`populate[on][api::section.section]${'[parent][populate]'.repeat(9)}=*`, 'populate'],
  [`populate[populate]${'[parent][populate]'.repeat(7)}=*`, 'populate'],
  [`populate[sort]=${Array(3_000).fill('id').join()}`, 'populate'],
  [`populate[fields]=${Array(3_000).fill('id').join()}`, 'populate'],
  ['populate[filters][$or][0][id]=1', 'populate'],
  [
    Array.from({ length: 50 }, (_, at) => `filters[$and][${at}]${'[$not]'.repeat(8)}[id]=1`).join(
      '&',
    ),
    'filters',
  ],
  [`populate=${Array(25).fill('parent').join('.')}`, 'populate'],
  [`populate[0]=conditions&populate[1]=${Array(7).fill('parent').join('.')}`, 'populate.1'],
  [`populate=${Array(9).fill(Array(6).fill('parent').join('.')).join(',')}`, 'populate'],
  ['filters[$endsWith][$ne]=x', 'filters.$endsWith'],
  ['populate[conditions][sort]=broader.slug', 'populate.conditions.sort'],
  ['populate[article][filters][id]=x', 'populate.article.filters.id'],
  ['populate[conditions][filters][synonyms][id]=x', 'populate.conditions.filters.synonyms.id'],
];

onEveryDatabase('A query that the database could only fail on', (app) => {
  it.each(odd)('%s is answered 400, which names it', async (query, parameter) => {
    const { status, body } = await app().request.get(`/api/sections?${query}`);
    expect([status, body.data]).toEqual([400, null]);
    expect(body.error).toMatchObject({ name: 'ValidationError' });
    expect(body.error.message).toContain(`${parameter} — expected `);
  });

  it.each(['articles', 'sections', 'conditions'])(
    'a locale with a NUL byte is, where one of %s is asked for by its slug',
    async (type) => {
      const { status, body } = await app().request.get(`/api/${type}/any?locale=e%00n`);
      expect([status, body.error.message]).toEqual([
        400,
        'locale — expected one locale, such as en',
      ]);
    },
  );

  it('a wait for changes that is written otherwise is, and keeps nobody from computing', async () => {
    const { status, body } = await app().request.get('/api/changes?[wait]=30');
    expect([status, body.error.message]).toEqual([
      400,
      '[wait] — expected the name of a parameter before its first bracket',
    ]);
  });

  it('one of more parameters than are read is, whatever the last of them says', async () => {
    for (const last of ['filters[nonsense]=1', 'sort=slug']) {
      const query = `${'&'.repeat(1_000)}${last}`;
      const { status, body } = await app().request.get(`/api/sections?${query}`);
      expect([status, body.error.message]).toEqual([
        ...[400, 'query — expected at most 1000 parameters; got 1001'],
      ]);
    }
  });

  it('a NUL byte in the path too', async () => {
    const { status, body } = await app().request.get('/api/sections/a%00b');
    expect([status, body.error.message]).toEqual([400, 'path — expected no NUL byte (%00)']);
  });

  it('and so in every case in which the router takes the address', async () => {
    for (const path of ['/API/sections/%00', '/Api/sections?filters[slug][toString]=x']) {
      expect([path, (await app().request.get(path)).status]).toEqual([path, 400]);
    }
  });

  it('also in GraphQL', async () => {
    const query = '{ sections(filters: { position: { contains: 1 } }) { slug } }';
    const { body } = await app().request.post('/graphql').send({ query });
    expect(body.errors[0]).toMatchObject({
      message: expect.stringContaining('filters.position.$contains — expected '),
      extensions: { code: 'BAD_USER_INPUT' },
    });
  });

  it.each([
    ['{ sections(filters: { createdAt: { gt: "0000-01-01T00:00:00Z" } }) { slug } }', 'createdAt'],
    ['{ references(filters: { verifiedOn: { gt: "0000-01-01" } }) { slug } }', 'verifiedOn'],
    ['{ articles(filters: { review: { nextDue: { lt: "0000-12-31" } } }) { slug } }', 'nextDue'],
  ])('and of a year that a database has not: %s', async (query, attribute) => {
    const { body } = await app().request.post('/graphql').send({ query });
    expect(body.errors[0]).toMatchObject({
      message: expect.stringMatching(
        new RegExp(`^filters\\.(?:\\w+\\.)?${attribute}\\.\\$[gl]t — expected an ISO 8601 date`),
      ),
      extensions: { code: 'BAD_USER_INPUT' },
    });
  });

  it('and a NUL byte there, in what is looked for and in what is written', async () => {
    const { accessKey } = await createWriter(app());
    const nul = '"a\\u0000b"';
    for (const [query, argument] of [
      [`{ contributor(documentId: ${nul}) { slug } }`, 'documentId'],
      [`{ section(documentId: ${nul}) { slug } }`, 'documentId'],
      [`mutation { updateNotice(documentId: ${nul}, data: {}) { slug } }`, 'documentId'],
      [`mutation { deleteNotice(documentId: ${nul}) { documentId } }`, 'documentId'],
      [`mutation { createNotice(data: { slug: "a", title: ${nul} }) { slug } }`, 'data'],
    ]) {
      const { body } = await app()
        .request.post('/graphql')
        .set({ Authorization: `Bearer ${accessKey}` })
        .send({ query });
      expect([query, body.errors[0].message, body.errors[0].extensions.code]).toEqual([
        ...[query, `${argument} — expected no NUL byte (\\u0000)`, 'BAD_USER_INPUT'],
      ]);
    }
  });

  it('dates are compared with, in GraphQL too', async () => {
    const query = `{ sections(filters: { updatedAt: { gt: "2020-01-01T00:00:00.000Z", lt: "2999-01-01T00:00:00.000Z" } }) { slug } }`;
    const { body } = await app().request.post('/graphql').send({ query });
    expect(body.errors).toBeUndefined();
    expect(body.data.sections.length).toBeGreaterThan(5);
  });

  it.each([
    ['sections(pagination: null, sort: null, filters: null, locale: null) { slug }'],
    ['sections(pagination: { start: 1, limit: null }) { slug }'],
    ['sections(pagination: { page: null }) { conditions(pagination: null) { slug } }'],
  ])('null says the same as nothing in { %s }', async (query) => {
    const { body } = await app()
      .request.post('/graphql')
      .send({ query: `{ ${query} }` });
    expect(body.errors).toBeUndefined();
    expect(body.data.sections.length).toBeGreaterThan(5);
  });

  it('the order of what a field leads to goes by its own attributes', async () => {
    const query = '{ articles { sections(sort: "article.title") { slug } } }';
    const { body } = await app().request.post('/graphql').send({ query });
    expect(body.errors[0]).toMatchObject({
      message: expect.stringMatching(/^sort — expected attributes/),
      extensions: { code: 'BAD_USER_INPUT' },
    });
  });

  it.each([
    ['sections(sort: "status:asc") { slug }', 'status'],
    ['sections(sort: ["slug", "article.status"]) { slug }', 'article.status'],
    ['articles { sections(sort: "status") { slug } }', 'status'],
  ])('no order goes by what is no attribute: { %s }', async (query, name) => {
    const { body } = await app()
      .request.post('/graphql')
      .send({ query: `{ ${query} }` });
    expect(body.errors[0]).toMatchObject({
      message: `sort — expected attributes; got ${name}, which is none`,
      extensions: { code: 'BAD_USER_INPUT' },
    });
  });

  it.each([
    [{ version: 2, sha256Hash: 'a'.repeat(64) }, 'extensions.persistedQuery.version — expected 1'],
    [{ version: 1, sha256Hash: 'A' }, 'extensions.persistedQuery.sha256Hash — expected 64'],
    [{ version: 1, sha256Hash: 'a'.repeat(64) }, 'expected the SHA-256 of the query'],
  ])(
    'a document by the hash %j is refused with what is wrong',
    async (persistedQuery, expected) => {
      const { status, body } = await app()
        .request.post('/graphql')
        .send({ query: '{ __typename }', extensions: { persistedQuery } });
      expect([status, body.errors[0].message]).toEqual([400, expect.stringContaining(expected)]);
    },
  );

  it('one that is understood is answered', async () => {
    for (const query of [
      'filters[position][$in][0]=10&filters[position][$in][1]=20',
      'filters[promotional]=false&filters[createdAt][$gt]=2020-01-01',
      'filters[createdAt][$between][]=0001-01-01&filters[createdAt][$between][]=9999-12-31T10:00:00Z',
      'filters[$or][0][references][verifiedOn][$gt]=0001-01-01&filters[$or][1][slug][$notNull]=true',
      `${'&'.repeat(999)}filters[createdAt][$gt]=2020-01-01T10:00:00%2B02:00`,
      'filters[article][slug][$contains]=ketamine&_q=ketamine',
      'filters[$or][0][position][$gte]=10&filters[$or][1][slug][$startsWith]=a',
      'filters[parent][id][$notNull]=true',
      'filters[$not][article][slug]=x&filters[$not][references][id][$null]=false',
      'sort=article.title,slug:desc',
      'sort[article][title]=asc',
      'populate[conditions][filters][slug][$ne]=x',
    ]) {
      const { status, body } = await app().request.get(`/api/sections?${query}`);
      expect([query, status, body.data.length > 0]).toEqual([query, 200, true]);
    }
  });
});
