import { explainerBuilder } from '../support/explainer-builder';
import { onEveryDatabase } from '../support/running-app';
import { withoutMemory } from '../support/without-memory';

onEveryDatabase(
  'REST answers what it populates in one order',
  (app) => {
    let article: string;
    beforeAll(async () => {
      const builder = explainerBuilder(app());
      article = await builder.create('article', { title: 'In order', slug: 'in-order' });
      const condition = await builder.create('condition', { name: 'Here', slug: 'here' });
      for (let number = 1; number <= 5; number += 1) {
        await builder.section(article, `section-${number}`, number, { conditions: [condition] });
      }
    });

    const quick = 'populate[references]=true';
    // What sections lead to is read when they are.
    const slow =
      'populate[sections][populate][article][populate]=references&populate[sections][populate][conditions]=true';

    it.each([
      ['what is read at once', `${quick}&${slow}`, ['references', 'sections']],
      ['what takes longest', `${slow}&${quick}`, ['sections', 'references']],
    ])('also where %s is named first', async (_what, query, expected) => {
      const { status, body } = await app().request.get(`/api/articles/${article}?${query}`);
      expect([status, body.error]).toEqual([200, undefined]);
      expect(body.data.sections).toHaveLength(5);
      expect(Object.keys(body.data).filter((name) => expected.includes(name))).toEqual(expected);
    });

    it('so that its answer has one entity tag', async () => {
      const ask = () => app().request.get('/api/sections?populate=*&sort=slug');
      const answers = await Promise.all(Array.from({ length: 40 }, ask));
      expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
      expect(new Set(answers.map(({ headers }) => headers.etag)).size).toBe(1);
    });
  },
  { environment: withoutMemory },
);
