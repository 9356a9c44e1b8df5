import { onEveryDatabase } from '../support/running-app';
import { withoutMemory } from '../support/without-memory';

const list =
  'articles { sections { heading conditions { name } sideEffects { name } mentions { quote condition { name } } } }';
const heavy = `{ ${Array.from({ length: 16 }, (_, index) => `a${index}: ${list}`).join(' ')} }`;

onEveryDatabase(
  'While there is much to do in the database',
  (app) => {
    /** How many are answered, one after another, until the work is done. */
    const countAnswered = async (work: () => Promise<unknown>): Promise<number> => {
      const state = { isDone: false };
      const working = work().finally(() => (state.isDone = true));
      let meanwhile = 0;
      while (!state.isDone) {
        expect((await app().request.get('/healthz')).status).toBe(200);
        meanwhile += 1;
      }
      await working;
      return meanwhile;
    };

    it('others are answered between the levels of a GraphQL document', async () => {
      const work = async () => {
        const { status, body } = await app().request.post('/graphql').send({ query: heavy });
        expect([status, body.errors]).toEqual([200, undefined]);
      };
      // Once, so that what is done at a first request is done.
      await work();
      expect(await countAnswered(work)).toBeGreaterThan(10);
    });

    it('others are answered between the rows of a page with long texts', async () => {
      const published = { publishedAt: new Date(), locale: 'en' };
      const article = await app()
        .query('api::article.article')
        .create({ data: { ...published, documentId: 'long', title: 'Long', slug: 'long' } });
      const text = '氯胺酮'.repeat(1_150);
      for (let position = 1; position <= 250; position += 1) {
        const slug = `long-${position}`;
        const texts = { body: text, bodyHtml: text, bodyText: text };
        const data = { ...published, ...texts, documentId: slug, slug, heading: slug, position };
        await app()
          .query('api::section.section')
          .create({ data: { ...data, level: 2, article: article.id } });
      }
      const work = async () => {
        const { status, body } = await app().request.get('/api/articles/long?populate=sections');
        expect([status, body.data?.sections.length]).toEqual([200, 250]);
      };
      await work();
      expect(await countAnswered(work)).toBeGreaterThan(6);
    });

    it('others are answered between the statements of a publish', async () => {
      const sections = app().documents('api::section.section');
      const found = await sections.findMany({ limit: 6, fields: ['documentId', 'body'] });
      expect(found).toHaveLength(6);
      let times = 0;
      const work = async () => {
        times += 1;
        for (const { documentId, body } of found) {
          await sections.update({
            documentId,
            data: { body: `${String(body)}\n\nEdition ${times}.` },
          });
          await sections.publish({ documentId });
        }
      };
      await work();
      // Where nobody is let in during a write, it is one for each section.
      expect(await countAnswered(work)).toBeGreaterThan(12);
    });
  },
  { environment: withoutMemory },
);
