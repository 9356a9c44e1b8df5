import { onEveryDatabase } from '../support/running-app';
import { createTangledRows } from '../support/tangled-rows';
import { withoutMemory } from '../support/without-memory';

const section = 'api::section.section';
const published = { publishedAt: { $notNull: true }, locale: 'en' };

/** As REST writes it, and as Strapi's database takes it. */
const filters: [string, object][] = [
  ['[sideEffects][name][$contains]=Effect', { sideEffects: { name: { $contains: 'Effect' } } }],
  [
    '[conditions][synonyms][text][$containsi]=name',
    { conditions: { synonyms: { text: { $containsi: 'name' } } } },
  ],
  [
    '[$or][0][conditions][slug]=condition-4&filters[$or][1][slug][$endsWith]=1',
    { $or: [{ conditions: { slug: 'condition-4' } }, { slug: { $endsWith: '1' } }] },
  ],
  ['[$not][conditions][slug]=condition-2', { $not: { conditions: { slug: 'condition-2' } } }],
  ['[conditions][id][$null]=true', { conditions: { id: { $null: true } } }],
  ['[article][title][$ne]=x', { article: { title: { $ne: 'x' } } }],
];

onEveryDatabase(
  'What a request has the database look for',
  (app) => {
    beforeAll(async () => {
      await createTangledRows(app());
    });

    it.each(filters)(
      'filters%s finds what Strapi finds, each document once',
      async (asked, where) => {
        const orders: [string, object[]][] = [
          ['slug:desc,id', [{ slug: 'desc' }, { id: 'asc' }]],
          ['article.title,id', [{ article: { title: 'asc' } }, { id: 'asc' }]],
        ];
        for (const [sort, orderBy] of orders) {
          const rows: { id: number }[] = await app()
            .query(section)
            .findMany({ where: { $and: [where, published] }, orderBy });
          const found = [...new Set(rows.map(({ id }) => id))];
          expect(found.length).toBeGreaterThan(0);
          const query = `sort=${sort}&filters${asked}`;
          const { body } = await app().request.get(`/api/sections?${query}`);
          expect({ query, ids: body.data.map(({ id }: { id: number }) => id) }).toEqual({
            query,
            ids: found,
          });
          expect(body.meta.pagination.total).toBe(found.length);
        }
      },
    );

    it('is found by ids, so that no text is sorted with what matches', async () => {
      await app().statements();
      const query = 'sort=slug&filters[sideEffects][name][$contains]=Effect';
      await app().request.get(`/api/sections?${query}`).expect(200);
      const statements = await app().statements();
      expect(statements.filter((sql) => /select distinct [^()]*\*/.test(sql))).toEqual([]);
      expect(
        statements.filter((sql) => /in \(select distinct [`"]t0[`"]\.[`"]id/.test(sql)),
      ).toHaveLength(1);
    });

    const texts = (count: number, within = 'filters'): string =>
      Array.from(
        { length: count },
        (_, index) => `${within}[$or][${index}][heading][$containsi]=x${index}`,
      ).join('&');
    const nouns =
      'searches: conditions on texts (such as $containsi), others that filters lead by, but for the first by its slug, documentId or id, and twice each order by others';

    it.each([
      texts(9),
      `${texts(5)}&_q=x`,
      `${texts(5)}&${texts(4, 'populate[children][filters]')}`,
      `${texts(7)}&sort=article.title`,
      Array.from({ length: 10 }, (_, index) => `filters[$and][${index}][article][slug]=a`).join(
        '&',
      ),
      `${texts(8)}&filters[$or][8][conditions][slug]=x`,
    ])('is bounded in all: REST refuses %s', async (query) => {
      const { status, body } = await app().request.get(`/api/sections?${query}`);
      expect([status, body.error?.message]).toEqual([
        400,
        `filters and sort — expected at most 8 ${nouns}; got 9: ask in several requests`,
      ]);
    });

    it.each([
      texts(8),
      `${texts(6)}&sort=article.title`,
      `${texts(8)}&filters[article][slug]=tangled-1&sort=slug`,
    ])('and as much as may be is answered: %s', async (query) => {
      await app().request.get(`/api/sections?${query}`).expect(200);
    });

    it('GraphQL counts that of all fields', async () => {
      const fields = (count: number): string =>
        Array.from(
          { length: count },
          (_, index) =>
            `s${index}: sections(filters: { conditions: { name: { ne: "x" } } }) { slug }`,
        ).join(' ');
      expect(await app().graphql(`{ ${fields(8)} }`)).toMatchObject({ status: 200 });
      const refused = await app().graphql(`{ ${fields(9)} }`);
      expect([
        refused.status,
        refused.errors?.[0].message,
        refused.errors?.[0].extensions.code,
      ]).toEqual([
        400,
        `query — expected to ask for at most 8 ${nouns}; got 9: ask for less at a time`,
        'QUERY_TOO_COSTLY',
      ]);
      expect(refused.errors?.[0].extensions.cost.searches).toBe(9);
    });
  },
  { content: 'tables', environment: withoutMemory },
);
