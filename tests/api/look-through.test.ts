import { onEveryDatabase } from '../support/running-app';
import { withoutMemory } from '../support/without-memory';

/** More than SQLite compares in one statement, twice. */
const count = 450;
const words = ['asthma', 'blood', 'clinic', 'dose', 'epilepsy', 'Fever', 'gout'];

interface Written {
  slug: string;
  heading: string;
  body: string;
}

onEveryDatabase(
  'What is looked for in long texts is found',
  (app) => {
    const sections: Written[] = Array.from({ length: count }, (_, index) => ({
      slug: `long-${String(index).padStart(3, '0')}`,
      heading: `Heading ${index % 5}`,
      body: `${words[index % words.length]} and ${words[(index * 3 + 1) % words.length]}`,
    }));

    beforeAll(async () => {
      const published = { publishedAt: new Date(), locale: 'en' };
      const articles: number[] = [];
      for (const slug of ['even', 'odd']) {
        const article = await app()
          .query('api::article.article')
          .create({ data: { ...published, documentId: slug, title: slug, slug } });
        articles.push(article.id);
      }
      for (const [index, section] of sections.entries()) {
        const texts = { bodyHtml: `<p>${section.body}</p>`, bodyText: section.body };
        const place = { position: index, level: 2, article: articles[index % 2] };
        await app()
          .query('api::section.section')
          .create({
            data: { ...published, ...section, ...texts, ...place, documentId: section.slug },
          });
      }
    });

    const has = (text: string, word: string) => text.toLowerCase().includes(word);
    const isIn = (article: 'even' | 'odd', { slug }: Written) =>
      Number(slug.slice(-1)) % 2 === (article === 'even' ? 0 : 1);

    it.each<[string, (section: Written) => boolean]>([
      ['filters[body][$containsi]=fever', ({ body }) => has(body, 'fever')],
      ['filters[body][$contains]=nowhere', () => false],
      ['filters[bodyHtml][$notContainsi]=gout', ({ body }) => !has(body, 'gout')],
      [
        'filters[$or][0][bodyText][$startsWith]=dose&filters[$or][1][heading]=Heading 2',
        ({ body, heading }) => body.startsWith('dose') || heading === 'Heading 2',
      ],
      ['filters[$not][body][$containsi]=blood', ({ body }) => !has(body, 'blood')],
      [
        'filters[article][slug]=odd&filters[body][$endsWith]=clinic',
        (section) => isIn('odd', section) && section.body.endsWith('clinic'),
      ],
      [
        'filters[$and][0][body][$containsi]=dose&filters[$and][1][heading][$ne]=Heading 1',
        ({ body, heading }) => has(body, 'dose') && heading !== 'Heading 1',
      ],
      ['filters[body]=dose and gout', ({ body }) => body === 'dose and gout'],
      ['filters[bodyText][$gte]=epilepsy', ({ body }) => body >= 'epilepsy'],
      [
        'filters[$or][0][body][$containsi]=fever&filters[$or][1][article][title][$contains]=odd',
        (section) => has(section.body, 'fever') || isIn('odd', section),
      ],
      [
        'filters[$not][$and][0][body][$containsi]=blood&filters[$not][$and][1][article][title]=odd',
        (section) => !(has(section.body, 'blood') && isIn('odd', section)),
      ],
      ['_q=epilepsy', ({ body }) => has(body, 'epilepsy')],
      [
        '_q=epilepsy&filters[body][$containsi]=blood&filters[article][slug]=even',
        (section) =>
          has(section.body, 'epilepsy') && has(section.body, 'blood') && isIn('even', section),
      ],
    ])('%s', async (query, isWanted) => {
      const wanted = sections.filter(isWanted).map(({ slug }) => slug);
      // The same as their slugs, but in an order that an index has, which is no search.
      const only = '&filters[slug][$startsWith]=long-&sort=documentId:desc&fields=slug';
      await app().statements();
      const { status, body } = await app().request.get(
        `/api/sections?${query}${only}&pagination[start]=2&pagination[limit]=7`,
      );
      expect([status, body.error]).toEqual([200, undefined]);
      expect({
        total: body.meta.pagination.total,
        page: body.data.map(({ slug }: { slug: string }) => slug),
      }).toEqual({ total: wanted.length, page: wanted.reverse().slice(2, 9) });
      if (app().database !== 'sqlite') return;
      const comparing = (await app().statements()).filter((sql) => /body/.test(sql));
      expect(comparing.length).toBeGreaterThan(0);
      // For the page, and not again for the total.
      expect(comparing.length).toBeLessThanOrEqual(Math.ceil(count / 200));
      for (const sql of comparing) {
        const [, ids = ''] = /`id` in \(((?:\?(?:, )?)+)\)/.exec(sql) ?? [];
        expect(ids.split('?').length - 1).toBeGreaterThan(0);
        expect(ids.split('?').length - 1).toBeLessThanOrEqual(200);
      }
    });

    it('by way of others', async () => {
      const query = 'filters[sections][body][$containsi]=Fever and&filters[slug]=odd';
      const { body } = await app().request.get(`/api/articles?${query}`);
      const isFound = sections.some((one) => isIn('odd', one) && has(one.body, 'fever and'));
      expect([isFound, body.data.map(({ slug }: { slug: string }) => slug)]).toEqual([
        true,
        ['odd'],
      ]);
      const none = await app().request.get(
        '/api/articles?filters[sections][body][$containsi]=nowhere',
      );
      expect([none.status, none.body.data]).toEqual([200, []]);
    });

    it('by GraphQL', async () => {
      const { data, errors } = await app().graphql(
        `{ sections_connection(filters: { body: { containsi: "fever" }, slug: { startsWith: "long-" } }, sort: "documentId", pagination: { limit: 3 }) {
          nodes { slug } pageInfo { total } } }`,
      );
      const wanted = sections.filter(({ body }) => has(body, 'fever')).map(({ slug }) => slug);
      expect(errors).toBeUndefined();
      expect(data?.sections_connection.pageInfo.total).toBe(wanted.length);
      expect(data?.sections_connection.nodes).toEqual(wanted.slice(0, 3).map((slug) => ({ slug })));
    });
  },
  { content: 'tables', environment: withoutMemory },
);
