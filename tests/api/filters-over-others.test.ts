import fc from 'fast-check';
import { asQuery, sectionFilter } from '../support/filters';
import { onEveryDatabase } from '../support/running-app';
import { createTangledRows } from '../support/tangled-rows';
import { withoutMemory } from '../support/without-memory';

const draws = 150;
const seed = Number(process.env.GENERATED_SEED ?? 5540);
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
  ['[article][slug]=tangled-1', { article: { slug: 'tangled-1' } }],
  [
    '[$or][0][article][slug]=tangled-1&filters[$or][1][conditions][slug][$in][0]=condition-2',
    {
      $or: [{ article: { slug: 'tangled-1' } }, { conditions: { slug: { $in: ['condition-2'] } } }],
    },
  ],
  [
    '[article][slug][$eq]=tangled-1&filters[parent][slug][$null]=true',
    { article: { slug: { $eq: 'tangled-1' } }, parent: { slug: { $null: true } } },
  ],
  ['[conditions][broader][slug]=condition-1', { conditions: { broader: { slug: 'condition-1' } } }],
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

    it('of any form finds what Strapi finds', async () => {
      const drawn = fc.sample(sectionFilter(), { numRuns: draws, seed });
      const seen = { answered: 0, found: 0, others: 0 };
      for (const filter of drawn) {
        const rows: { id: number }[] = await app()
          .query(section)
          .findMany({ where: { $and: [filter, published] } });
        const expected = [...new Set(rows.map(({ id }) => id))].sort((one, other) => one - other);
        const asked = `${asQuery(filter)}&sort=id&fields=slug&pagination[pageSize]=100`;
        const { status, body } = await app().request.get(`/api/sections?${asked}`);
        // What asks for too much is refused.
        if (status === 400) continue;
        const ids = body.data.map(({ id }: { id: number }) => id);
        expect({ filter, ids, total: body.meta.pagination.total }).toEqual({
          ...{ filter, ids: expected },
          total: expected.length,
        });
        seen.answered += 1;
        seen.found += Math.sign(ids.length);
        seen.others += Number(ids.length > 0 && ids.length < 8);
      }
      // So that not all of them are refused, or find nothing, or everything.
      for (const count of Object.values(seen)) expect(count).toBeGreaterThan(draws / 4);
    });

    it('over drafts finds what Strapi finds', async () => {
      const rights = ['article', 'section', 'condition', 'side-effect'].flatMap((type) =>
        ['find', 'findOne', 'findDraft'].map((right) => `api::${type}.${type}.${right}`),
      );
      const { accessKey } = await app().service('admin::api-token', 'create', {
        ...{ name: 'drafts', description: '', type: 'custom', permissions: rights },
        lifespan: 7 * 24 * 60 * 60 * 1_000,
      });
      const drafts: object[] = [
        { conditions: { name: 'A draft of the fourth' } },
        { conditions: { name: 'Condition 1' }, article: { slug: 'tangled-1' } },
        { $not: { parent: { slug: 'x' } } },
      ];
      for (const filter of drafts) {
        const rows: { id: number }[] = await app()
          .query(section)
          .findMany({ where: { ...filter, publishedAt: null, locale: 'en' } });
        const expected = [...new Set(rows.map(({ id }) => id))].sort((one, other) => one - other);
        expect({ filter, expected }).not.toEqual({ filter, expected: [] });
        const { status, body } = await app()
          .request.get(`/api/sections?status=draft&sort=id&fields=slug&${asQuery(filter)}`)
          .set({ Authorization: `Bearer ${accessKey}` });
        const ids = body.data?.map(({ id }: { id: number }) => id);
        expect({ filter, status, ids }).toEqual({ filter, status: 200, ids: expected });
      }
    });

    it('is found by ids, so that no text is sorted with what matches', async () => {
      await app().statements();
      const query = 'sort=slug&filters[sideEffects][name][$contains]=Effect';
      await app().request.get(`/api/sections?${query}`).expect(200);
      const statements = await app().statements();
      expect(statements.filter((sql) => /select distinct|join/.test(sql))).toEqual([]);
      expect(statements.filter((sql) => / in \(select /.test(sql))).toHaveLength(2);
    });

    it('or an order by what they lead to, gives whole rows, of which no text is sorted', async () => {
      const orders: [string, object][] = [
        ['parent.slug,id', { parent: { slug: 'asc' } }],
        ['article.title:desc,id', { article: { title: 'desc' } }],
      ];
      for (const [sort, order] of orders) {
        const expected = await app()
          .query(section)
          .findMany({
            ...{ where: published, orderBy: [order, { id: 'asc' }], offset: 1, limit: 5 },
            select: ['id', 'heading', 'bodyText'],
            populate: { conditions: { select: ['id', 'name'], where: published } },
          });
        expect(expected).toHaveLength(5);
        await app().statements();
        const query = `sort=${sort}&pagination[start]=1&pagination[limit]=5&fields=heading,bodyText&populate[conditions][fields]=name`;
        const { body } = await app().request.get(`/api/sections?${query}`).expect(200);
        expect({ sort, data: body.data }).toMatchObject({ sort, data: expected });
        const sorted = (await app().statements()).filter((sql) =>
          /order by .* limit .* offset/.test(sql),
        );
        expect(sorted).toHaveLength(1);
        expect(sorted[0]).not.toContain('body_text');
        expect(sorted[0]).not.toContain('.*');
      }
    });

    it.each(['[article][slug]=tangled-1', '[parent][slug][$in][0]=parent'])(
      'that names what it leads to begins there, for the page and for the total: %s',
      async (asked) => {
        await app().statements();
        const { body } = await app().request.get(`/api/sections?filters${asked}`).expect(200);
        expect(body.data.length).toBeGreaterThan(1);
        const statements = await app().statements();
        const finding = statements.filter((sql) => / in \(select /.test(sql));
        expect(finding.map((sql) => sql.includes(' join '))).toEqual([false, false]);
        if (app().database !== 'sqlite') return;
        for (const sql of finding) {
          const values = Array<unknown>(sql.split('?').length - 1).fill(1);
          const plan = await app().sql(`EXPLAIN QUERY PLAN ${sql}`, values);
          const steps: string[] = plan.map(({ detail }: { detail: string }) => detail);
          expect(steps.length).toBeGreaterThan(2);
          // What was found by its ids is read from the first to the last.
          const found = 'SCAN found';
          expect(steps.filter((step) => step.startsWith('SCAN') && step !== found)).toEqual([]);
        }
      },
    );
  },
  { content: 'tables', environment: withoutMemory },
);
