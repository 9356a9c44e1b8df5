import { onEveryDatabase } from '../support/running-app';
import { withoutMemory } from '../support/without-memory';

onEveryDatabase(
  'Few of the dearest looks through all documents are in one request',
  (app) => {
    const texts = (count: number, within = 'filters'): string =>
      Array.from(
        { length: count },
        (_, index) => `${within}[$or][${index}][heading][$containsi]=x${index}`,
      ).join('&');
    const nouns =
      'searches: each condition on a text (such as $containsi) is one, on a body three; each other type that a filter leads by is one, but the first by its slug, documentId or id; each order by an attribute of its own is one, by others two';

    const own = [
      ...['heading', 'slug', 'position', 'level', 'healthAspect', 'standsAlone'],
      ...['syndication', 'promotional', 'createdAt'],
    ];

    const named = (count: number): string =>
      Array.from({ length: count }, (_, index) => `filters[$and][${index}][article][slug]=a`).join(
        '&',
      );

    it('a filter leads by few others, also where each is named', async () => {
      await app()
        .request.get(`/api/sections?${named(4)}`)
        .expect(200);
      const { status, body } = await app().request.get(`/api/sections?${named(5)}`);
      expect([status, body.error?.message]).toEqual([
        400,
        'filters — expected to lead by at most 4 others; got 5',
      ]);
    });

    it.each([
      texts(9),
      `${texts(5)}&_q=x`,
      `${texts(5)}&${texts(4, 'populate[children][filters]')}`,
      `${texts(7)}&sort=article.title`,
      `${texts(8)}&sort=heading`,
      `${texts(6)}&sort[0]=article.title&sort[1]=slug:desc`,
      `sort=${own.join(',')}`,
      `${texts(6)}&${named(4)}`,
      `${texts(8)}&filters[$or][8][conditions][slug]=x`,
      `${texts(6)}&filters[body][$contains]=x`,
    ])('REST refuses %s', async (query) => {
      const { status, body } = await app().request.get(`/api/sections?${query}`);
      expect([status, body.error?.message]).toEqual([
        400,
        `filters and sort — expected at most 8 ${nouns}; got 9: ask in several requests`,
      ]);
    });

    it.each([
      texts(8),
      `${texts(2).replaceAll('heading', 'body')}&${texts(2, 'populate[children][filters]')}`,
      `${texts(6)}&sort=article.title`,
      `${texts(7)}&filters[article][slug]=tangled-1&sort=slug`,
      `${texts(8)}&sort=documentId,id:desc&populate[children][sort]=heading,slug`,
      `sort=${own.slice(0, 8).join(',')}`,
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

    it('and in which order each list at the top is, but no list below it', async () => {
      const lists = (count: number): string =>
        Array.from(
          { length: count },
          (_, index) => `s${index}: sections(sort: "heading") { slug }`,
        ).join(' ');
      const below = 'articles { sections(sort: ["position", "slug"]) { slug } }';
      expect(await app().graphql(`{ ${lists(8)} ${below} }`)).toMatchObject({ status: 200 });
      const refused = await app().graphql(`{ ${lists(9)} }`);
      expect([refused.status, refused.errors?.[0].extensions.cost.searches]).toEqual([400, 9]);
    });

    it('and the totals of a connection, under whatever name', async () => {
      const totals = (count: number): string =>
        Array.from({ length: count }, (_, index) => `p${index}: pageInfo { total }`).join(' ');
      const filters = '(filters: { heading: { containsi: "x" } })';
      expect(
        await app().graphql(`{ sections_connection${filters} { ${totals(3)} } }`),
      ).toMatchObject({ status: 200 });
      const refused = await app().graphql(`{ sections_connection${filters} { ${totals(99)} } }`);
      expect([refused.status, refused.errors?.[0].extensions.cost.searches]).toEqual([400, 198]);
    });
  },
  { content: 'tables', environment: withoutMemory },
);
