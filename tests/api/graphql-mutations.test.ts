import { explainerBuilder } from '../support/explainer-builder';
import { onEveryDatabase } from '../support/running-app';

const uids = ['article', 'section', 'condition'].map((type) => `api::${type}.${type}`);
const may = (uid: string) => ['create', 'update', 'delete'].map((action) => `${uid}.${action}`);

onEveryDatabase('What GraphQL writes', (app) => {
  let authorization: { Authorization: string };
  const send = async (query: string) => {
    const { status, body } = await app()
      .request.post('/graphql')
      .set(authorization)
      .send({ query });
    return { status, data: body.data, message: body.errors?.[0]?.message };
  };
  const rowsOf = (uid: string, documentId: string): Promise<any[]> =>
    app().query(uid).findMany({ where: { documentId } });

  beforeAll(async () => {
    const { accessKey } = await app().service('admin::api-token', 'create', {
      ...{ name: 'writes', description: '', lifespan: null, type: 'custom' },
      permissions: uids.flatMap(may),
    });
    authorization = { Authorization: `Bearer ${accessKey}` };
  });

  describe('tells nothing of drafts of other types', () => {
    let section: string;
    beforeAll(async () => {
      const builder = explainerBuilder(app());
      const article = await builder.create('article', { title: 'Asked', slug: 'asked' });
      const condition = await app()
        .documents('api::condition.condition')
        .create({ data: { name: 'Hidden', slug: 'hidden', description: 'Zaubernuss' } });
      section = await builder.section(article, 'asked-section', 10, { body: 'It is hidden here.' });
      await app()
        .documents('api::section.section')
        .update({
          documentId: section,
          data: { mentions: [{ quote: 'hidden', start: 6, condition: condition.documentId }] },
        });
    });

    it.each([
      [
        'filters',
        '{ mentions(filters: { condition: { description: { startsWith: "Zau" } } }) { quote } }',
      ],
      ['sort', '{ mentions(sort: "quote") { quote } }'],
      ['filters', '{ ...Asking }'],
    ])('by %s of its answer: %s', async (name, selection) => {
      const before = await rowsOf('api::section.section', section);
      const fragment = selection.includes('...')
        ? 'fragment Asking on Section { mentions(filters: { quote: { eq: "hidden" } }) { quote } }'
        : '';
      const { status, data, message } = await send(
        `mutation { updateSection(documentId: "${section}", status: DRAFT, data: { heading: "Changed" }) ${selection} } ${fragment}`,
      );
      expect({ status, data, message }).toEqual({
        status: 400,
        data: undefined,
        message: `mentions.${name} — expected nothing where something is written: ask in a query`,
      });
      expect(await rowsOf('api::section.section', section)).toEqual(before);
    });
  });

  it('deletes the language that is named, and no other', async () => {
    await app().service('plugin::i18n.locales', 'create', { code: 'de', name: 'German' });
    const builder = explainerBuilder(app());
    const documentId = await builder.create('article', { title: 'Both', slug: 'both' });
    const documents = app().documents('api::article.article');
    await documents.update({ documentId, locale: 'de', data: { title: 'Beide', slug: 'beide' } });
    await documents.publish({ documentId, locale: 'de' });
    const locales = async () =>
      (await rowsOf('api::article.article', documentId)).map(({ locale }) => locale).sort();
    expect(await locales()).toEqual(['de', 'de', 'en', 'en']);

    const german = await send(
      `mutation { deleteArticle(documentId: "${documentId}", locale: "de") { documentId } }`,
    );
    expect([german.status, german.data]).toEqual([200, { deleteArticle: { documentId } }]);
    expect(await locales()).toEqual(['en', 'en']);
    expect((await app().request.get('/api/explainers/beide?locale=de')).status).toBe(410);
    expect((await app().request.get('/api/explainers/both')).status).toBe(200);

    const { body } = await app()
      .request.post('/graphql')
      .set(authorization)
      .send({
        query:
          'mutation ($id: ID!, $l: I18NLocaleCode) { deleteArticle(documentId: $id, locale: $l) { documentId } }',
        variables: { id: documentId, l: { $ne: 'de' } },
      });
    expect([body.data?.deleteArticle ?? null, body.errors[0].message]).toEqual([
      null,
      'locale — expected the code of a language, or * for all',
    ]);
    expect(await locales()).toEqual(['en', 'en']);

    await send(`mutation { deleteArticle(documentId: "${documentId}") { documentId } }`);
    expect(await locales()).toEqual([]);
  });

  it('deletes nothing for who may not', async () => {
    const builder = explainerBuilder(app());
    const documentId = await builder.create('notice', {
      title: 'Kept',
      slug: 'kept',
      text: 'Kept.',
    });
    const { data, message } = await send(
      `mutation { deleteNotice(documentId: "${documentId}") { documentId } }`,
    );
    expect([data?.deleteNotice ?? null, message]).toEqual([null, 'Forbidden access']);
    expect(await rowsOf('api::notice.notice', documentId)).not.toEqual([]);
  });
});
