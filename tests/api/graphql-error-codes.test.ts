import { onEveryDatabase } from '../support/running-app';
import { createWriter } from '../support/writer';

onEveryDatabase('What went wrong with a GraphQL request is told apart', (app) => {
  const post = (query: string) => app().request.post('/graphql').send({ query });
  const createNotice = 'mutation { createNotice(data: { title: "T", slug: "t" }) { title } }';

  it('401: a credential that is none', async () => {
    const { status, body } = await post('{ articles { title } }').set({
      Authorization: 'Bearer no-such-token',
    });
    expect([status, body]).toEqual([
      401,
      {
        errors: [{ message: expect.any(String), extensions: { code: 'UNAUTHENTICATED' } }],
      },
    ]);
  });

  it('403: what the asker may not do', async () => {
    for (const query of [createNotice, '{ articles(status: DRAFT) { title } }']) {
      const { body } = await post(query);
      expect(body.errors[0].extensions.code).toBe('FORBIDDEN');
    }
  });

  it('404: null without an error is what nothing is there for, to read', async () => {
    const { body } = await post(
      '{ article(documentId: "nothing") { title } explainer(slug: "nothing") { title } }',
    );
    expect(body).toEqual({ data: { article: null, explainer: null } });
  });

  it('404: a document to write that there is not, while the others of the request are written', async () => {
    const { accessKey } = await createWriter(app());
    const { documentId } = await app()
      .documents('api::notice.notice')
      .create({ data: { title: 'There', slug: 'there', text: 'Text.' } });
    const { body } = await post(
      `mutation {
        missing: updateNotice(documentId: "nothing", data: { title: "T" }) { title }
        there: updateNotice(documentId: "${documentId}", data: { title: "T" }) { title }
      }`,
    ).set({ Authorization: `Bearer ${accessKey}` });
    expect(body.data).toEqual({ missing: null, there: { title: 'T' } });
    expect(body.errors).toEqual([
      expect.objectContaining({
        message: 'updateNotice — expected a documentId that there is; got "nothing"',
        path: ['missing'],
        extensions: expect.objectContaining({ code: 'NOT_FOUND' }),
      }),
    ]);
    const put = await app()
      .request.put('/api/notices/nothing')
      .set({ Authorization: `Bearer ${accessKey}` })
      .send({ data: { title: 'T' } });
    expect(put.status).toBe(404);
  });

  it('what is deleted though it is not there is as well deleted as in REST', async () => {
    const { accessKey } = await createWriter(app());
    const own = { Authorization: `Bearer ${accessKey}` };
    const { body } = await post(
      'mutation { deleteNotice(documentId: "nothing") { documentId } }',
    ).set(own);
    expect(body).toEqual({ data: { deleteNotice: { documentId: 'nothing' } } });
    expect((await app().request.delete('/api/notices/nothing').set(own)).status).toBe(204);
  });

  it('410: something was there and was withdrawn', async () => {
    const { documentId } = await app()
      .documents('api::article.article')
      .create({ data: { title: 'Short', slug: 'short' }, status: 'published' });
    await app().documents('api::article.article').unpublish({ documentId });
    const { body } = await post('{ explainer(slug: "short") { title } }');
    expect(body.errors[0]).toMatchObject({
      message: expect.stringMatching(/^Retracted on /),
      extensions: { code: 'GONE', error: { details: { reason: expect.any(String) } } },
    });
  });

  it('400: a query that says what it may not, is none, or is none that is known', async () => {
    for (const [query, code] of [
      ['{ sections(filters: { position: { contains: 1 } }) { slug } }', 'BAD_USER_INPUT'],
      ['{ explainers(limit: 1000) { cursor } }', 'BAD_USER_INPUT'],
      ['{ nothing }', 'GRAPHQL_VALIDATION_FAILED'],
      ['{', 'GRAPHQL_PARSE_FAILED'],
      [`{ ${'a '.repeat(1_001)} }`, 'GRAPHQL_VALIDATION_FAILED'],
    ]) {
      const { body } = await post(query ?? '');
      expect([query, body.errors[0].extensions.code]).toEqual([query, code]);
    }
    const variables = await app()
      .request.post('/graphql')
      .send({ query: 'query ($n: Int!) { sections(pagination: { limit: $n }) { slug } }' });
    expect([variables.status, variables.body.errors[0].extensions.code]).toEqual([
      400,
      'BAD_USER_INPUT',
    ]);
  });

  it('and says in few words what is wrong with a variable, however much of it is', async () => {
    const query = 'mutation ($d: NoticeInput!) { createNotice(data: $d) { slug } }';
    const wrong = Object.fromEntries(Array.from({ length: 240 }, (_, index) => [`k${index}`, 1]));
    const { status, body } = await app()
      .request.post('/graphql')
      .send({ query, variables: { d: { text: 'x'.repeat(100_000), ...wrong } } });
    expect([status, body.errors.length, body.errors[0].extensions.code]).toEqual([
      ...[400, 1, 'BAD_USER_INPUT'],
    ]);
    expect(body.errors[0].message).toMatch(/^Variable "\$d" got invalid value /);
    expect(body.errors[0].message.length).toBeLessThan(600);
  });

  it('400 and 413 in its own form too, where the body is no JSON or too large', async () => {
    const send = (body: string) =>
      app().request.post('/graphql').set({ 'Content-Type': 'application/json' }).send(body);
    const broken = await send('{"query":');
    expect([broken.status, broken.body.errors[0].extensions.code]).toEqual([400, 'BAD_REQUEST']);
    const large = await send(JSON.stringify({ query: 'x'.repeat(300_000) }));
    expect([large.status, large.body.errors[0].extensions.code]).toEqual([
      413,
      'PAYLOAD_TOO_LARGE',
    ]);
  });

  it('nothing is written by GET, and requests come one at a time', async () => {
    const writer = await createWriter(app());
    const authorization = { Authorization: `Bearer ${writer.accessKey}` };
    const got = await app()
      .request.get('/graphql')
      .query({ query: createNotice })
      .set(authorization);
    expect([got.status, got.headers.allow, got.body.data]).toEqual([405, 'POST', undefined]);
    expect(got.body.errors[0].extensions.code).toBe('METHOD_NOT_ALLOWED');
    const batch = await app()
      .request.post('/graphql')
      .send([{ query: '{ articles { title } }' }, { query: '{ articles { title } }' }]);
    expect([batch.status, batch.body.errors[0].extensions.code]).toEqual([400, 'BAD_REQUEST']);
    expect(
      await app()
        .documents('api::notice.notice')
        .count({ filters: { slug: 't' } }),
    ).toBe(0);
  });
});
