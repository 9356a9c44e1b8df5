import { onEveryDatabase, type RunningApp } from '../support/running-app';

const articleUid = 'api::article.article';
const sectionUid = 'api::section.section';
const conditionUid = 'api::condition.condition';

/** Every draft text carries this word; it must never be seen from outside. */
const secret = 'Zauberwort';

/** One article published and changed since, one never published, one with an unpublished translation. */
const arrange = async (app: RunningApp) => {
  await app.service('plugin::i18n.locales', 'create', { code: 'de', name: 'German' });
  const condition = await app
    .documents(conditionUid)
    .create({ data: { name: 'Open condition', slug: 'open-condition' } });
  await app.documents(conditionUid).publish({ documentId: condition.documentId });
  await app.documents(conditionUid).update({
    documentId: condition.documentId,
    data: { description: `${secret} condition`, synonyms: [{ text: `${secret} synonym` }] },
  });
  const article = await app
    .documents(articleUid)
    .create({ data: { title: 'Open title', slug: 'open-title', sourceText: `${secret} source` } });
  const section = await app.documents(sectionUid).create({
    data: {
      heading: 'Open heading',
      slug: 'open-heading',
      position: 10,
      level: 2,
      body: 'Open body.',
      article: article.documentId,
      conditions: [condition.documentId],
    },
  });
  await app.documents(articleUid).publish({ documentId: article.documentId });
  await app.documents(sectionUid).publish({ documentId: section.documentId });
  await app
    .documents(articleUid)
    .update({ documentId: article.documentId, data: { title: `${secret} changed`, lead: secret } });
  await app.documents(sectionUid).update({
    documentId: section.documentId,
    data: { body: `${secret} body`, heading: `${secret} heading` },
  });
  await app.documents(sectionUid).create({
    data: {
      heading: `${secret} new section`,
      slug: 'new-section',
      position: 20,
      level: 2,
      article: article.documentId,
    },
  });
  await app
    .documents(articleUid)
    .create({ data: { title: `${secret} never published`, slug: 'never-published' } });
  await app.documents(articleUid).update({
    documentId: article.documentId,
    locale: 'de',
    data: { title: `${secret} deutsch`, slug: 'offen' },
  });
  return { article, section, condition };
};

const publicationParameters = [
  'status=draft',
  'status=DRAFT',
  'status[]=draft',
  'status[$eq]=draft',
  'status[0]=published&status[1]=draft',
  'status=modified',
  'publicationFilter=never-published',
  'publicationFilter=modified',
  'publicationFilter=has-published-version-document',
  'hasPublishedVersion=false',
  'hasPublishedVersion=true',
  'hasPublishedVersion[]=false',
];

const queryStrings = [
  ...publicationParameters,
  'status=',
  'status=published',
  'publicationState=preview',
  '_publicationState=preview',
  'locale=*',
  'locale=de',
  'locale[]=de',
  'populate=*',
  'populate=localizations',
  'populate[localizations][status]=draft',
  'populate[sections][status]=draft',
  'populate[sections][publicationFilter]=modified',
  'populate[sections][populate][article][populate][localizations]=true',
  'populate[sections][populate]=*',
  'populate[sections][filters][publishedAt][$null]=true',
  'populate[localizations][filters][publishedAt][$null]=true',
  'filters[publishedAt][$null]=true',
  'filters[$or][0][publishedAt][$null]=true',
  'filters[$not][publishedAt][$notNull]=true',
  `filters[title][$contains]=${secret}`,
  `filters[lead][$contains]=${secret}`,
  `filters[sections][body][$contains]=${secret}`,
  `filters[sections][heading][$containsi]=${secret}`,
  `filters[localizations][title][$contains]=${secret}`,
  `filters[$or][0][localizations][title][$contains]=${secret}`,
  `filters[sections][article][localizations][title][$contains]=${secret}`,
  `filters[sourceText][$contains]=${secret}`,
  `filters[sections][address][$contains]=a`,
  'filters[createdBy][id][$gt]=0',
  'filters[updatedBy][email][$contains]=a',
  'sort=localizations.title',
  'sort[localizations][title]=asc',
  'sort=sourceText',
  'sort=sections.address',
  'sort[sections][article][localizations][title]=asc',
  `_q=${secret}`,
  'fields=sourceText',
  'fields[0]=sourceText',
  'fields=*',
  'populate=createdBy',
  'populate[createdBy][fields]=email',
  'populate[sections][fields]=address',
  'populate[sections][filters][address][$contains]=a',
  'populate[sections][sort]=address',
  `populate[sections][filters][article][localizations][title][$contains]=${secret}`,
];

onEveryDatabase(
  'No reader sees a draft or a private attribute',
  (app) => {
    let documents: Awaited<ReturnType<typeof arrange>>;
    beforeAll(async () => {
      documents = await arrange(app());
    });

    it('has drafts that would be seen if they were let out', async () => {
      const drafts = await app().documents(articleUid).findMany({ status: 'draft' });
      expect(JSON.stringify(drafts)).toContain(secret);
    });

    const paths = () => [
      '/api/articles',
      `/api/articles/${documents.article.documentId}`,
      '/api/articles/open-title',
      '/api/articles/never-published',
      '/api/articles/offen',
      '/api/sections',
      `/api/sections/${documents.section.documentId}`,
      '/api/conditions',
      '/api/conditions/open-condition',
    ];

    it.each(queryStrings)('by REST with ?%s', async (query) => {
      for (const path of paths()) {
        const response = await app().request.get(`${path}?${query}`);
        expect(response.status).not.toBe(500);
        expect(response.text).not.toContain(secret.toLowerCase());
        // The refusal may name the parameter it was given; what is served may not hold the word.
        if (response.status === 200) {
          expect(response.text).not.toContain(secret);
          expect(response.text).not.toMatch(/"(sourceText|address|createdBy|updatedBy)"/);
          const { meta } = response.body;
          if (meta.pagination) expect(meta.pagination.total).toBeLessThanOrEqual(1);
          expect(JSON.stringify(response.body)).not.toMatch(/"publishedAt":null/);
        }
      }
    });

    it.each([
      `filters[sections][body][$contains]=${secret}`,
      `filters[title][$startsWith]=${secret}`,
      `_q=${secret}`,
    ])('nor learns by REST that a draft matches ?%s', async (query) => {
      const response = await app().request.get(`/api/articles?${query}`);
      expect(response.status).toBe(200);
      expect(response.body.data).toEqual([]);
      expect(response.body.meta.pagination.total).toBe(0);
    });

    it.each(publicationParameters)(
      'refuses ?%s with 403 and says what is served instead',
      async (query) => {
        const response = await app().request.get(`/api/articles?${query}`);
        expect([400, 403]).toContain(response.status);
        expect(response.body.data).toBeNull();
        expect(response.body.error.message.length).toBeGreaterThan(10);
      },
    );

    it.each([
      'filters[localizations][title][$contains]=x',
      'sort=localizations.title',
      'populate[sections][sort]=localizations.heading',
    ])('refuses ?%s, which asks questions about drafts', async (query) => {
      const response = await app().request.get(`/api/articles?${query}`);
      expect(response.status).toBe(403);
      expect(response.body.error).toMatchObject({ status: 403, name: 'PolicyError' });
    });

    it.each([
      'articles(status: DRAFT) { title }',
      'articles(status: DRAFT) { title sections { heading body } }',
      'articles(hasPublishedVersion: false) { title }',
      'articles { title lead sections { heading body bodyText conditions { name description synonyms { text } } } localizations { title } }',
      'articles(locale: "*") { title localizations { title } }',
      'articles(locale: "de") { title }',
      'articles_connection(status: DRAFT) { nodes { title } pageInfo { total } }',
      'articles_connection(locale: "*") { nodes { title localizations { title } localizations_connection { nodes { title } pageInfo { total } } } pageInfo { total } }',
      'articles_connection { nodes { title sections_connection { pageInfo { total } nodes { heading } } } }',
      'sections(status: DRAFT) { heading article { title } }',
      'sections { heading body article { title lead localizations { title } sections { heading } } }',
      'sections(filters: { not: { publishedAt: { notNull: true } } }) { heading }',
      `articles(filters: { sections: { body: { contains: "${secret}" } } }) { slug }`,
      `conditions(filters: { synonyms: { text: { contains: "${secret}" } } }) { name }`,
      'conditions { name description synonyms { text } }',
      'article(documentId: "never-published") { title }',
      'article(documentId: "open-title", status: DRAFT) { title }',
    ])('by GraphQL with { %s }', async (query) => {
      const answer = await app().graphql(`{ ${query} }`);
      expect(answer.status).not.toBe(500);
      expect(JSON.stringify(answer.data ?? null)).not.toContain(secret);
      expect(JSON.stringify(answer.data ?? null)).not.toMatch(/"total":[2-9]/);
    });

    it('answers a GraphQL request for drafts with FORBIDDEN', async () => {
      const { errors } = await app().graphql('{ articles(status: DRAFT) { title } }');
      expect(errors?.[0]).toMatchObject({ extensions: { error: { name: 'PolicyError' } } });
    });

    it('has no private attribute in its GraphQL schema', async () => {
      const { data } = await app().graphql(
        '{ __schema { types { name fields { name } inputFields { name } } } }',
      );
      const schema = JSON.stringify(
        data.__schema.types.filter((type: { name: string }) => !/Input$/.test(type.name)),
      );
      expect(schema).not.toMatch(/sourceText|"address"|createdBy|updatedBy/);
    });
  },
  { content: 'tables' },
);
