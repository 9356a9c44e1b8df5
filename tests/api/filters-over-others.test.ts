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
  'A filter over what documents lead to',
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
          const second = await app().request.get(
            `/api/sections?${query}&fields=slug&pagination[page]=2&pagination[pageSize]=2`,
          );
          expect(second.body.data.map(({ id }: { id: number }) => id)).toEqual(found.slice(2, 4));
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
  },
  { content: 'tables', environment: withoutMemory },
);
