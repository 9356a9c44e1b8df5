import { onEveryDatabase } from '../support/running-app';

const all = 101;
const largest = 100;

onEveryDatabase(
  'A larger page than there may be is understood as the largest, and says so',
  (app) => {
    beforeAll(async () => {
      for (let number = 1; number <= all; number += 1) {
        const published = { documentId: `many-${number}`, publishedAt: new Date(), locale: 'en' };
        await app()
          .query('api::condition.condition')
          .create({ data: { ...published, name: `Many ${number}`, slug: `many-${number}` } });
      }
    });

    it.each([
      ['pageSize', '5000', { page: 1, pageSize: largest, pageCount: 2 }],
      ['limit', '5000', { start: 0, limit: largest }],
    ])('by REST, with pagination[%s]=%s', async (name, size, said) => {
      const { status, body } = await app().request.get(
        `/api/conditions?pagination[${name}]=${size}`,
      );
      expect([status, body.data?.length]).toEqual([200, largest]);
      expect(body.meta.pagination).toEqual({ ...said, total: all });
    });

    it('and one that REST would take for one document is refused', async () => {
      const { status, body } = await app().request.get('/api/conditions?pagination[limit]=-1');
      expect([status, body.error?.message]).toEqual([
        400,
        expect.stringMatching(/^pagination\.limit — expected .*, and at least 0$/),
      ]);
    });

    it('and one that counts in pages and in documents is refused by its parameters', async () => {
      const query = 'pagination[page]=2&pagination[start]=1';
      const { status, body } = await app().request.get(`/api/conditions?${query}`);
      expect([status, body.error?.message]).toEqual([
        400,
        expect.stringMatching(/^pagination — expected \[page\] and \[pageSize\], or \[start\]/),
      ]);
    });

    it.each(['limit: 5000', 'limit: -1', 'page: 1, pageSize: 5000'])(
      'by GraphQL, with %s',
      async (page) => {
        const { data, errors } = await app().graphql(
          `{ conditions(pagination: { ${page} }) { slug } connection: conditions_connection(pagination: { ${page} }) {
            nodes { slug } pageInfo { total pageSize } } }`,
        );
        expect([errors, data?.conditions.length]).toEqual([undefined, largest]);
        expect(data.connection.nodes).toHaveLength(largest);
        expect(data.connection.pageInfo).toEqual({ total: all, pageSize: largest });
      },
    );
  },
  { content: 'tables' },
);
