import { onEveryDatabase } from '../support/running-app';
import { createWriter } from '../support/writer';

const times = (count: number, name: string) =>
  Array.from({ length: count }, (_, index) => `a${index}: ${name}`).join(' ');

onEveryDatabase('No answer is many times what there is to read', (app) => {
  const post = (query: string) => app().request.post('/graphql').send({ query });

  it('REST: what a query populates is counted wherever it would stand', async () => {
    const around = 'populate[article][populate][sections][populate]=*';
    const { status, body } = await app().request.get(`/api/sections?${around}`);
    expect([status, body.data, body.error.name]).toEqual([400, null, 'ValidationError']);
    const [, documents] =
      /^populate — expected an answer of at most 2500 documents; got (\d+): ask for a smaller page, or populate less$/.exec(
        body.error.message,
      ) ?? [];
    expect(Number(documents)).toBeGreaterThan(2_500);
  });

  it('REST: what is read is counted as it is, and nothing else that is read for who may write', async () => {
    const { documentId } = await app()
      .documents('api::condition.condition')
      .create({
        data: {
          name: 'Known by many names',
          slug: 'known-by-many-names',
          synonyms: Array.from({ length: 2_501 }, (_, number) => ({ text: `Name ${number}` })),
        },
        status: 'published',
      });
    const { status, body } = await app().request.get(
      `/api/conditions/${documentId}?populate=synonyms`,
    );
    expect([status, body.error.message]).toEqual([
      400,
      'populate — expected an answer of at most 2500 documents; got more: ask for a smaller page, or populate less',
    ]);
    // A writer is told which version it is, of which all that it names is a part.
    const { accessKey } = await createWriter(app());
    const read = await app()
      .request.get(`/api/conditions/${documentId}`)
      .set({ Authorization: `Bearer ${accessKey}` });
    expect([read.status, read.headers.etag]).toEqual([200, expect.stringMatching(/^".+"$/)]);
  });

  it('REST: what is found by its id before it is read is counted once', async () => {
    await app()
      .documents('api::condition.condition')
      .create({
        data: {
          name: 'Known by as many names as may be',
          slug: 'known-by-as-many',
          synonyms: Array.from({ length: 2_499 }, (_, number) => ({ text: `Name ${number}` })),
        },
        status: 'published',
      });
    for (const sort of ['slug', 'broader.slug']) {
      const query = `filters[slug]=known-by-as-many&populate=synonyms&sort=${sort}`;
      const { status, body } = await app().request.get(`/api/conditions?${query}`);
      expect([sort, status, body.data?.[0].synonyms.length]).toEqual([sort, 200, 2_499]);
    }
  });

  it('REST: an explainer with all that it names is answered, on its own and in a page', async () => {
    const all = ['mentions', 'conditions', 'sideEffects']
      .map((name) => `populate[sections][populate][${name}][populate]=*`)
      .join('&');
    for (const query of [`${all}&populate[references]=true`, 'populate[sections][populate]=*']) {
      const { status, body } = await app().request.get(`/api/articles?${query}`);
      expect([status, body.error?.message]).toEqual([200, undefined]);
      expect(body.data[0].sections.length).toBeGreaterThan(10);
    }
  });

  describe('where six texts are a million characters each, in three forms', () => {
    beforeAll(async () => {
      const { documentId: article } = await app()
        .documents('api::article.article')
        .create({ data: { title: 'Huge', slug: 'huge' }, status: 'published' });
      for (let number = 1; number <= 6; number += 1) {
        await app()
          .documents('api::section.section')
          .create({
            data: {
              heading: `Long ${number}`,
              slug: `huge-${number}`,
              position: number,
              level: 2,
              body: 'long '.repeat(200_000),
              article,
            },
            status: 'published',
          });
      }
    });

    it('REST: the bytes of a page are counted while it is read', async () => {
      const filter = 'filters[slug][$startsWith]=huge-';
      const { status, body } = await app().request.get(`/api/sections?${filter}`);
      expect([status, body.data]).toEqual([400, null]);
      expect(body.error.message).toBe(
        'populate — expected an answer of at most 8000000 bytes; got more: ask for a smaller page, or populate less',
      );
      const smaller = await app().request.get(`/api/sections?${filter}&pagination[pageSize]=2`);
      expect([smaller.status, smaller.body.data.length]).toEqual([200, 2]);
      const less = await app().request.get(`/api/sections?${filter}&fields=slug`);
      expect([less.status, less.body.data.length]).toEqual([200, 6]);
    });

    it('GraphQL: the bytes of a level are counted before the next is read', async () => {
      const read = (fields: string) =>
        post(`{ articles(filters: { slug: { eq: "huge" } }) { ${fields} } }`);
      const next = 'sections { slug conditions { name } }';
      const usual = await read(`a: sections { bodyText } ${next}`);
      expect([usual.status, usual.body.errors]).toEqual([200, undefined]);
      await app().statements();
      const { body } = await read(`a: sections { bodyText } b: sections { body } ${next}`);
      expect(body.errors[0]).toMatchObject({
        message:
          'query — expected at most 8000000 bytes in one answer; ask for fewer levels, or for smaller pages by pagination',
        extensions: { code: 'BAD_USER_INPUT' },
      });
      const sent = await app().statements();
      expect(sent.some((sql) => sql.includes('sections_conditions_lnk'))).toBe(false);
    });

    it('GraphQL: those that nobody asked for are not', async () => {
      const { status, body } = await post(
        '{ sections(filters: { slug: { startsWith: "huge-" } }) { slug } }',
      );
      expect([status, body.errors, body.data?.sections.length]).toEqual([200, undefined, 6]);
    });
  });

  it('GraphQL: a text under many names counts as often', async () => {
    const { status, body } = await post(
      `{ sections(filters: { slug: { notContains: "huge" } }) { article { sections { ${times(95, 'bodyHtml')} } } } }`,
    );
    expect([status, body.data, body.errors?.length]).toEqual([400, undefined, 1]);
    expect(body.errors[0]).toEqual({
      message:
        'query — expected an answer of at most 8000000 bytes; got more: ask for smaller pages, or for each value once',
      extensions: { code: 'QUERY_TOO_COSTLY' },
    });
  });

  it('GraphQL: values are counted wherever they would stand', async () => {
    const { body } = await post(
      `{ sections { article { sections { article { sections { ${times(90, 'slug')} } } } } } }`,
    );
    expect(body.errors).toEqual([
      expect.objectContaining({
        message:
          'query — expected at most 180000 values in one answer to so many fields; ask for fewer levels, or for smaller pages by pagination',
        extensions: expect.objectContaining({ code: 'BAD_USER_INPUT' }),
      }),
    ]);
  });

  it('GraphQL: a usual document gets a usual answer', async () => {
    const { status, body } = await post(
      '{ articles(filters: { slug: { ne: "huge" } }) { title sections { heading body bodyHtml bodyText conditions { name } sideEffects { name } } } }',
    );
    expect([status, body.errors]).toEqual([200, undefined]);
    expect(body.data.articles[0].sections.length).toBeGreaterThan(10);
  });
});
