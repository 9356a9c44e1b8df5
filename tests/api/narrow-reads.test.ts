import { explainerBuilder } from '../support/explainer-builder';
import { onEveryDatabase } from '../support/running-app';
import { withoutMemory } from '../support/without-memory';
import { createWriter } from '../support/writer';

const types = [
  ...['articles', 'sections', 'conditions', 'side-effects', 'contributors', 'notices'],
  'references',
];
const hidden = [
  'source_text',
  'source_format',
  'as_imported',
  'change_note',
  'change_kind',
  'address',
];

onEveryDatabase(
  'REST reads what it answers',
  (app) => {
    const statementsOf = async (address: string): Promise<string[]> => {
      await app().statements();
      const { status, body } = await app().request.get(address);
      expect([address, status, body.error]).toEqual([address, 200, undefined]);
      return app().statements();
    };

    it.each(
      types.flatMap((type) => [
        [type, 'populate=*'],
        [type, 'fields[0]=*&populate=*'],
        [type, 'fields=*&populate=*'],
      ]),
    )('and nothing that is private, of %s and what they lead to: %s', async (type, query) => {
      const sent = await statementsOf(`/api/${type}?${query}`);
      const reads = sent.filter((sql) => sql.includes('published_at'));
      expect(reads.length).toBeGreaterThan(0);
      for (const sql of reads) {
        expect(sql).not.toMatch(/\.\*/);
        for (const column of hidden) expect(sql).not.toMatch(new RegExp(`\\b${column}\\b`));
      }
    });

    it('and GraphQL puts rows in order by what the order is of, and reads a page of them', async () => {
      await app().statements();
      const { data, errors } = await app().graphql(
        '{ sections(sort: "heading:desc", pagination: { limit: 3 }) { heading bodyText } }',
      );
      expect(errors).toBeUndefined();
      const headings = data.sections.map(({ heading }: { heading: string }) => heading);
      expect(headings).toEqual([...headings].sort().reverse());
      expect(headings).toHaveLength(3);
      const sorted = (await app().statements()).filter((sql) => /heading. desc/.test(sql));
      expect(sorted).toHaveLength(1);
      // PostgreSQL, a process of its own, keeps no more than the first three while it looks.
      expect(sorted[0]!.includes('.*')).toBe(app().database === 'postgres');
    });

    it('and keeps what is private when somebody writes', async () => {
      const article = () =>
        app()
          .query('api::article.article')
          .findOne({ where: { sourceText: { $notNull: true }, publishedAt: null } });
      const before = await article();
      expect([before.sourceText, before.asImported]).toEqual([
        expect.stringMatching(/./),
        expect.anything(),
      ]);
      const { put } = await createWriter(app());
      const written = await put(`/api/articles/${before.documentId}`, { title: 'Another title' });
      expect([written.status, written.body.error]).toEqual([200, undefined]);
      const after = await article();
      expect(after.title).toBe('Another title');
      for (const name of ['sourceText', 'sourceFormat', 'asImported'])
        expect([name, after[name]]).toEqual([name, before[name]]);
    });

    describe('where an article has sections in another order than that of their slugs', () => {
      const slugs = ['c', 'a', 'e', 'b', 'd'];
      let article: string;
      beforeAll(async () => {
        const builder = explainerBuilder(app());
        article = await builder.create('article', { title: 'In order', slug: 'in-order' });
        const condition = await builder.create('condition', { name: 'Here', slug: 'here' });
        const other = await builder.create('condition', { name: 'There', slug: 'there' });
        for (const [index, slug] of slugs.entries()) {
          await builder.section(article, slug, (index + 1) * 10, {
            conditions: [condition, other],
          });
        }
      });
      const read = async (query: string): Promise<string[]> => {
        const { status, body } = await app().request.get(`/api/articles/${article}?${query}`);
        expect([query, status, body.error]).toEqual([query, 200, undefined]);
        return body.data.sections.map(({ slug }: { slug: string }) => slug);
      };

      it.each([
        ['as they are linked', 'populate=sections', slugs],
        ['with one field of each', 'populate[sections][fields]=slug', slugs],
        ['by their slugs', 'populate[sections][sort]=slug', ['a', 'b', 'c', 'd', 'e']],
        ['from the last', 'populate[sections][sort]=slug:desc', ['e', 'd', 'c', 'b', 'a']],
        [
          'once each where two of what they lead to match',
          'populate[sections][filters][conditions][name][$contains]=here',
          slugs,
        ],
        [
          'with what they lead to themselves',
          'populate[sections][populate][conditions][sort]=slug:desc',
          slugs,
        ],
      ])('they come %s', async (_how, query, expected) => {
        expect(await read(query)).toEqual(expected);
      });

      it('a page of them is where it is in all of them', async () => {
        const page = async (pagination: string): Promise<string[]> => {
          const { body } = await app().request.get(
            `/api/sections?filters[article][slug]=in-order&sort=slug&${pagination}`,
          );
          return body.data.map(({ slug }: { slug: string }) => slug);
        };
        expect(await page('pagination[start]=1&pagination[limit]=3')).toEqual(['b', 'c', 'd']);
        expect(await page('pagination[page]=2&pagination[pageSize]=2')).toEqual(['c', 'd']);
      });

      it('SQLite sorts ids, and no texts', async () => {
        const sent = await statementsOf('/api/articles?populate=sections');
        const sorted = sent.filter((sql) => /from (\(|.*)`?sections`?/.test(sql));
        expect(sorted.length).toBeGreaterThan(0);
        const isOfTexts = (sql: string): boolean => /select distinct [^(]*(?:body|\.\*)/.test(sql);
        expect(sorted.some(isOfTexts)).toBe(app().database === 'postgres');
      });
    });
  },
  { environment: withoutMemory },
);
