import { hideDrafts, open, secret } from '../support/hidden-drafts';
import { onEveryDatabase } from '../support/running-app';

const article = { title: 'Open title' };
const french = { title: 'Open titre' };
const section = { heading: 'Open heading' };

/** Each with its whole answer. */
const answered: [query: string, data: object][] = [
  [
    '{ articles { title lead sections { heading body bodyText conditions { name description synonyms { text } } } localizations { title } } }',
    {
      articles: [
        {
          ...article,
          lead: null,
          sections: [
            {
              ...section,
              body: 'Open body.',
              bodyText: 'Open body.',
              conditions: [
                { name: 'Open condition', description: null, synonyms: [{ text: 'Open synonym' }] },
              ],
            },
          ],
          localizations: [french],
        },
      ],
    },
  ],
  [
    '{ sections { heading article { title lead localizations { title } sections { heading } } } }',
    {
      sections: [
        {
          ...section,
          article: { ...article, lead: null, localizations: [french], sections: [section] },
        },
      ],
    },
  ],
  [
    '{ sections { mentions { quote condition { name description } } } }',
    {
      sections: [
        { mentions: [{ quote: 'Open', condition: { name: 'Open condition', description: null } }] },
      ],
    },
  ],
  ['{ articles(status: PUBLISHED) { title } }', { articles: [article] }],
  [
    '{ articles(status: null) { title sections { heading } } }',
    { articles: [{ ...article, sections: [section] }] },
  ],
  ['{ articles(locale: "*", sort: "title") { title } }', { articles: [article, french] }],
  ['{ articles(locale: "de") { title } }', { articles: [] }],
  [
    '{ articles(locale: "fr") { title localizations { title } } }',
    { articles: [{ ...french, localizations: [article] }] },
  ],
  [
    '{ articles_connection(locale: "*", sort: "title") { nodes { title } pageInfo { total } } }',
    { articles_connection: { nodes: [article, french], pageInfo: { total: 2 } } },
  ],
  [
    '{ articles_connection { nodes { sections_connection { nodes { heading } } localizations_connection { nodes { title } } } pageInfo { total } } }',
    {
      articles_connection: {
        nodes: [
          {
            sections_connection: { nodes: [section] },
            localizations_connection: { nodes: [french] },
          },
        ],
        pageInfo: { total: 1 },
      },
    },
  ],
  ['{ article(documentId: "open-title") { title } }', { article }],
  ['{ article(documentId: "never-published") { title } }', { article: null }],
  ['{ article(documentId: "offen", locale: "de") { title } }', { article: null }],
  ['{ articles(sort: "publishedAt") { title } }', { articles: [article] }],
];

/** Filters that ask for rows without a date of publication. */
const unpublished = [
  '{ publishedAt: { null: true } }',
  '{ publishedAt: { notNull: false } }',
  '{ publishedAt: { notNull: null } }',
  '{ publishedAt: null }',
  '{ publishedAt: { not: { notNull: true } } }',
  '{ not: { publishedAt: { notNull: true } } }',
  '{ and: [{ publishedAt: { notNull: false } }] }',
  '{ or: [{ publishedAt: { null: true } }, { publishedAt: null }] }',
];

/** Where a filter may stand; each answers with what is published when the filter asks for nothing. */
const filtered: [query: string, data: object, none: object][] = [
  ['{ articles(filters: FILTERS) { title } }', { articles: [article] }, { articles: [] }],
  [
    '{ articles_connection(filters: FILTERS) { nodes { title } pageInfo { total } } }',
    { articles_connection: { nodes: [article], pageInfo: { total: 1 } } },
    { articles_connection: { nodes: [], pageInfo: { total: 0 } } },
  ],
  [
    '{ articles { localizations(filters: FILTERS) { title } } }',
    { articles: [{ localizations: [french] }] },
    { articles: [{ localizations: [] }] },
  ],
  [
    '{ articles { localizations_connection(filters: FILTERS) { nodes { title } } } }',
    { articles: [{ localizations_connection: { nodes: [french] } }] },
    { articles: [{ localizations_connection: { nodes: [] } }] },
  ],
  [
    '{ articles { sections(filters: FILTERS) { heading } } }',
    { articles: [{ sections: [section] }] },
    { articles: [{ sections: [] }] },
  ],
  [
    '{ sections { article { localizations(filters: FILTERS) { title } } } }',
    { sections: [{ article: { localizations: [french] } }] },
    { sections: [{ article: { localizations: [] } }] },
  ],
];

/** Questions for a word: who asks for one that is published gets an answer, and for one in a draft none. */
const questions = [
  '{ found: articles(filters: { title: { contains: "WORD" } }) { slug } }',
  '{ found: articles(filters: { sections: { body: { contains: "WORD" } } }) { slug } }',
  '{ found: articles(filters: { sections: { conditions: { synonyms: { text: { contains: "WORD" } } } } }) { slug } }',
  '{ found: articles(filters: { sections: { mentions: { condition: { synonyms: { text: { contains: "WORD" } } } } } }) { slug } }',
  '{ found: articles(filters: { not: { title: { notContains: "WORD" } } }) { slug } }',
  '{ found: sections(filters: { article: { title: { contains: "WORD" } } }) { slug } }',
  '{ found: conditions(filters: { synonyms: { text: { contains: "WORD" } } }) { slug } }',
];

const refused = [
  '{ articles(status: DRAFT) { title } }',
  '{ articles(status: DRAFT) { title sections { heading body } } }',
  '{ articles(hasPublishedVersion: false) { title } }',
  '{ articles(publicationFilter: MODIFIED) { title } }',
  '{ articles_connection(status: DRAFT) { nodes { title } pageInfo { total } } }',
  '{ sections(status: DRAFT) { heading article { title } } }',
  '{ article(documentId: "open-title", status: DRAFT) { title } }',
  `{ articles(filters: { localizations: { title: { contains: "${open}" } } }) { title } }`,
  `{ articles(filters: { or: [{ sections: { article: { localizations: { title: { contains: "${open}" } } } } }] }) { title } }`,
  '{ articles(sort: "localizations.title") { title } }',
  '{ articles(sort: ["title", "sections.article:localizations:title"]) { title } }',
  `{ articles { sections(filters: { localizations: { heading: { contains: "${open}" } } }) { heading } } }`,
  '{ articles { sections(sort: "localizations.heading") { heading } } }',
];

onEveryDatabase(
  'No reader sees a draft or a private attribute by GraphQL',
  (app) => {
    beforeAll(async () => {
      await hideDrafts(app());
    });

    it.each(answered)('with %s', async (query, data) => {
      expect(await app().graphql(query)).toEqual({ status: 200, data });
    });

    it.each(filtered)('with %s, whatever it filters by', async (query, data, none) => {
      const asked = (filters: string) => app().graphql(query.replace('FILTERS', filters));
      expect(await asked('{ publishedAt: { notNull: true } }')).toEqual({ status: 200, data });
      for (const filters of unpublished)
        expect({ filters, ...(await asked(filters)) }).toEqual({
          filters,
          status: 200,
          data: none,
        });
    });

    it.each(questions)('nor learns that one matches %s', async (question) => {
      const asked = (word: string) => app().graphql(question.replace('WORD', word));
      const answer = await asked(open);
      expect(answer).toMatchObject({ status: 200, data: { found: [{}] } });
      expect(await asked(secret)).toEqual({ status: 200, data: { found: [] } });
    });

    it.each(refused)('with %s, which is refused in words', async (query) => {
      const { status, data, errors } = await app().graphql(query);
      expect(status).toBe(200);
      expect(JSON.stringify(data)).not.toMatch(new RegExp(`${secret}|${open}`));
      expect(errors?.[0]).toMatchObject({
        message: expect.stringMatching(/ — expected .+: this API serves published content only/),
        extensions: { code: 'FORBIDDEN', error: { name: 'PolicyError' } },
      });
    });

    it('has no private attribute in its schema, neither to read nor to ask nor to write', async () => {
      const { data } = await app().graphql(
        '{ __schema { types { kind name fields { name } inputFields { name } } } }',
      );
      interface Type {
        name: string;
        fields: { name: string }[] | null;
        inputFields: { name: string }[] | null;
      }
      const attributes = data.__schema.types.flatMap(({ name, fields, inputFields }: Type) =>
        [...(fields ?? []), ...(inputFields ?? [])].map((field) => `${name}.${field.name}`),
      );
      expect(attributes).toEqual(
        expect.arrayContaining(['Article.title', 'ArticleFiltersInput.title', 'SectionInput.body']),
      );
      expect(
        attributes.filter((name: string) =>
          /\.(sourceText|address|createdBy|updatedBy|created_by|updated_by)$/.test(name),
        ),
      ).toEqual([]);
    });
  },
  { content: 'tables' },
);
