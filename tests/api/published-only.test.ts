import { hideDrafts, open, secret } from '../support/hidden-drafts';
import { onEveryDatabase } from '../support/running-app';

const articleUid = 'api::article.article';

/** What asks for drafts outright: refused by the project, in words, or by Strapi as no value of the parameter. */
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
  'populate[localizations][status]=draft',
  'populate[sections][status]=draft',
  'populate[sections][publicationFilter]=modified',
  'populate[sections][populate][conditions][hasPublishedVersion]=false',
];

/** What asks about drafts by way of `localizations`, which joins on the document and not on the version. */
const questionsAboutDrafts = [
  `filters[localizations][title][$contains]=${open}`,
  `filters[$or][0][localizations][title][$contains]=${open}`,
  `filters[$not][localizations][title][$contains]=${open}`,
  `filters[localizations.title][$contains]=${open}`,
  `filters[sections][article][localizations][title][$contains]=${open}`,
  `filters[sections][mentions][condition][localizations][name][$contains]=${open}`,
  'sort=localizations.title',
  'sort=localizations:title',
  'sort=title,localizations.title:desc',
  'sort[]=localizations.title',
  `sort=${encodeURIComponent(`sections['article'].localizations.title`)}`,
  'sort[localizations][title]=asc',
  'sort[localizations.title]=asc',
  'sort[0][localizations][title]=asc',
  'sort[sections][article][localizations][title]=asc',
  'populate[sections][sort]=localizations.heading',
  `populate[sections][filters][article][localizations][title][$contains]=${open}`,
  'populate[sections][populate][article][sort][localizations]=title',
];

/** What Strapi does not know, or keeps to itself. */
const unknownToReaders = [
  'filters[sourceText][$contains]=a',
  'filters[sections][address][$contains]=a',
  'filters[createdBy][id][$gt]=0',
  'filters[updatedBy][email][$contains]=a',
  'sort=sourceText',
  'sort=sections.address',
  'sort=createdBy.email',
  'fields=sourceText',
  'fields[0]=sourceText',
  'populate=createdBy',
  'populate[createdBy][fields]=email',
  'populate[sections][fields]=address',
  'populate[sections][sort]=address',
  'populate[sections][filters][address][$contains]=a',
  'populate[sections][on][api::section.section][status]=draft',
  'lookup[publishedAt][$null]=true',
  'publicationState=preview',
  '_publicationState=preview',
  'where[publishedAt][$null]=true',
  'locale[]=de',
  'locale[]=en&locale[]=de',
  `sort=${encodeURIComponent(`["localizations"].title`)}`,
];

/** What is answered, from published rows; `expected` is how many of the articles. */
const served: [query: string, expected: number][] = [
  ['status=', 1],
  ['status=published', 1],
  ['locale=*', 2],
  ['locale=de', 0],
  ['fields=*', 1],
  ['populate=*', 1],
  ['populate=*&locale=*', 2],
  ['populate=localizations', 1],
  ['populate=sections.article.localizations,sections.conditions', 1],
  ['populate[]=sections.mentions.condition', 1],
  ['populate[localizations][count]=true', 1],
  ['populate[sections][populate]=*', 1],
  ['populate[sections][populate][article][populate][localizations]=true', 1],
  ['populate[sections][populate][mentions][populate]=condition', 1],
  ['populate[sections][filters][publishedAt][$null]=true', 1],
  ['populate[sections][filters][publishedAt][$notNull]=false', 1],
  ['populate[localizations][filters][publishedAt][$null]=true', 1],
  ['populate[localizations][filters][publishedAt][$notNull]=false', 1],
  ['filters[publishedAt][$null]=true', 0],
  ['filters[publishedAt][$notNull]=false', 0],
  ['filters[$or][0][publishedAt][$null]=true', 0],
  ['filters[$not][publishedAt][$notNull]=true', 0],
  ['filters[sections][publishedAt][$null]=true', 0],
  ['filters[sections][article][publishedAt][$notNull]=false', 0],
  ['filters[title][$notNull]=true&filters[publishedAt][$notNull]=false', 0],
];

/** Questions for a word: who asks for one that is published gets an answer, and for one in a draft none. */
const questions = [
  'filters[title][$contains]=WORD',
  'filters[title][$startsWith]=WORD',
  'filters[$or][0][title][$contains]=WORD',
  'filters[sections][body][$contains]=WORD',
  'filters[sections][heading][$containsi]=WORD',
  'filters[sections][conditions][synonyms][text][$contains]=WORD',
  'filters[sections][mentions][condition][synonyms][text][$contains]=WORD',
  'filters[sections][article][title][$contains]=WORD',
  'filters[$and][0][$not][sections][body][$notContains]=WORD',
  '_q=WORD',
  '_q=WORD&locale=*',
];

onEveryDatabase(
  'No reader sees a draft or a private attribute by REST',
  (app) => {
    let documents: Awaited<ReturnType<typeof hideDrafts>>;
    beforeAll(async () => {
      documents = await hideDrafts(app());
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

    const expectNothingHidden = async (query: string): Promise<void> => {
      for (const path of paths()) {
        const { status, text } = await app().request.get(`${path}?${query}`);
        expect([200, 400, 403, 404]).toContain(status);
        // A refusal may name the parameter that it was given; an answer holds what is published.
        if (status === 200) expect(text).not.toContain(secret);
        if (status === 200) expect(text).not.toContain('"publishedAt":null');
        if (status === 200) expect(text).not.toMatch(/"(sourceText|address|createdBy|updatedBy)":/);
      }
    };

    it('has drafts that would be seen if they were let out', async () => {
      const drafts = await app()
        .documents(articleUid)
        .findMany({ status: 'draft', locale: '*', populate: ['sections', 'localizations'] });
      expect(JSON.stringify(drafts).split(secret).length).toBeGreaterThan(5);
      const asked = await app()
        .documents(articleUid)
        .findMany({ status: 'draft', filters: { sections: { body: { $contains: secret } } } });
      expect(asked).toHaveLength(1);
    });

    it.each(served)('with ?%s, which finds %i', async (query, expected) => {
      const { status, body } = await app().request.get(`/api/articles?${query}`);
      expect(status).toBe(200);
      expect(body.data).toHaveLength(expected);
      expect(body.meta.pagination.total).toBe(expected);
      await expectNothingHidden(query);
    });

    it.each(['populate=*', 'populate=localizations', 'populate[localizations][count]=true'])(
      'with ?%s of a page that is in the order of what its documents lead to',
      async (populate) => {
        const query = `${populate}&sort=article.title`;
        const { status, body } = await app().request.get(`/api/sections?${query}`);
        expect([status, body.data.length]).toEqual([200, 1]);
        await expectNothingHidden(query);
      },
    );

    it('of such a page shows what is published of what it leads to', async () => {
      const query = 'populate[article][populate]=localizations&sort=article.title';
      const { body } = await app().request.get(`/api/sections?${query}`);
      const titles = body.data.map(({ article }: any) => [
        article.title,
        article.localizations.map(({ title }: any) => title),
      ]);
      expect(titles).toEqual([['Open title', ['Open titre']]]);
    });

    it.each(questions)('nor learns that one matches ?%s', async (question) => {
      for (const [word, expected] of [
        [open, true],
        [secret, false],
      ] as const) {
        const query = question.replace('WORD', word);
        const { status, body } = await app().request.get(`/api/articles?${query}`);
        expect({ word, status }).toEqual({ word, status: 200 });
        expect({ word, found: body.data.length > 0 }).toEqual({ word, found: expected });
        expect({ word, found: body.meta.pagination.total > 0 }).toEqual({ word, found: expected });
      }
      await expectNothingHidden(question.replace('WORD', secret));
    });

    it('of its translations shows those that are published', async () => {
      const { body } = await app().request.get('/api/articles?populate=localizations');
      const titles = body.data[0].localizations.map(({ title }: { title: string }) => title);
      expect(titles).toEqual(['Open titre']);
    });

    it.each([...publicationParameters, ...questionsAboutDrafts])(
      'with ?%s, which is refused in words',
      async (query) => {
        const { status, body } = await app().request.get(`/api/articles?${query}`);
        expect(status).toBe(403);
        expect(body.data).toBeNull();
        expect(body.error).toMatchObject({ status: 403, name: 'PolicyError' });
        expect(body.error.message).toMatch(
          / — expected .+: this API serves published content only/,
        );
        await expectNothingHidden(query);
      },
    );

    it.each(unknownToReaders)('with ?%s, which is no query', async (query) => {
      const { status, body } = await app().request.get(`/api/articles?${query}`);
      expect(status).toBe(400);
      expect(body.data).toBeNull();
      expect(body.error.name).toBe('ValidationError');
      await expectNothingHidden(query);
    });
  },
  { content: 'tables' },
);
