import { explainerBuilder } from '../support/explainer-builder';
import { cacheStatus } from '../support/cache-status';
import { dataOf, doorsTo, numberIn } from '../support/read-doors';
import { onEveryDatabase } from '../support/running-app';

const publishes = 100;

onEveryDatabase(
  'Nothing older than the last publish is answered once that is acknowledged',
  (app) => {
    it('in thousands of reads at every door, while one publish follows the other', async () => {
      const { explainer, update } = explainerBuilder(app());
      const { slug, article } = await explainer(dataOf(0));
      let acknowledged = 0;
      let isOver = false;
      const seen = { reads: 0, hits: 0 };
      const stale: unknown[] = [];
      const read = async ([name, door]: [string, (url: string) => ReturnType<Door>]) => {
        while (!isOver) {
          const least = acknowledged;
          const { text, status } = await door(app().url);
          seen.reads += 1;
          if (status.includes('hit')) seen.hits += 1;
          if (numberIn(text) < least) stale.push([name, least, status, text.slice(0, 300)]);
        }
      };
      const readMore = async (count: number) => {
        const enough = seen.reads + count;
        while (seen.reads < enough) await new Promise((later) => setTimeout(later, 2));
      };
      const doors = Object.entries(doorsTo(slug));
      const readers = doors.map(read);
      try {
        for (let round = 1; round <= publishes; round += 1) {
          await update('article', article, dataOf(round));
          acknowledged = round;
          // Now and then time enough for answers to be kept, and served again.
          await readMore(round % 5 === 0 ? 90 : 10);
        }
      } finally {
        isOver = true;
        await Promise.all(readers);
      }
      expect(stale).toEqual([]);
      expect(seen.reads).toBeGreaterThan(2_000);
      expect(seen.hits).toBeGreaterThan(200);
    });

    it('neither after an unpublish, a delete, nor a change of a shared entry', async () => {
      const { create, explainer, update, unpublish } = explainerBuilder(app());
      const { slug, article, one } = await explainer();
      const condition = await create('condition', { name: 'Before', slug: `shared-${slug}` });
      await update('section', one, { conditions: [condition] });
      const place = `/api/articles/${slug}?populate[sections][populate]=conditions`;
      const explained = `/api/explainers/${slug}`;
      const warm = async () => {
        for (const path of [place, explained, '/api/conditions?pagination[pageSize]=100']) {
          await app().request.get(path);
          expect([path, cacheStatus(await app().request.get(path))]).toEqual([path, 'hit']);
        }
      };
      await warm();
      await update('condition', condition, { name: 'Now' });
      for (const path of [place, explained]) {
        expect((await app().request.get(path)).text).toMatch(/"Now"/);
      }
      await warm();
      await unpublish('condition', condition);
      expect(
        (await app().request.get('/api/conditions?pagination[pageSize]=100')).text,
      ).not.toMatch(/"Now"/);
      await warm();
      await app().documents('api::article.article').delete({ documentId: article });
      expect((await app().request.get(place)).status).toBe(404);
      expect((await app().request.get(explained)).status).toBe(410);
    });

    it('a draft that is saved leaves what is public in memory', async () => {
      const { explainer } = explainerBuilder(app());
      const { slug, article } = await explainer();
      await app().request.get(`/api/explainers/${slug}`);
      await app()
        .documents('api::article.article')
        .update({ documentId: article, data: { title: 'Not yet' } });
      const answer = await app().request.get(`/api/explainers/${slug}`);
      expect([cacheStatus(answer), answer.text.includes('Not yet')]).toEqual(['hit', false]);
    });

    it('what the public role may not read any more is refused, and open again when it is opened', async () => {
      const permissions = app().query('plugin::users-permissions.permission');
      const action = 'api::notice.notice.find';
      const leadingThere = '{ sections(filters: { notices: { title: { eq: "x" } } }) { slug } }';
      expect(await app().graphql(leadingThere)).toMatchObject({ data: { sections: [] } });
      await app().request.get('/api/notices');
      expect(cacheStatus(await app().request.get('/api/notices'))).toBe('hit');
      const { id, role } = await permissions.findOne({
        where: { action },
        populate: { role: true },
      });
      await permissions.delete({ where: { id } });
      expect((await app().request.get('/api/notices')).status).toBe(403);
      expect((await app().graphql('{ notices { title } }')).errors?.[0].message).toBe(
        'Forbidden access',
      );
      // The same words, judged by other rights.
      expect((await app().graphql(leadingThere)).errors?.[0].message).toBe('Invalid key notices');
      await permissions.create({ data: { action, role: role.id } });
      expect((await app().request.get('/api/notices')).status).toBe(200);
      expect(await app().graphql(leadingThere)).toMatchObject({ data: { sections: [] } });
    });

    it('another default language is the language of the next answer', async () => {
      const { explainer } = explainerBuilder(app());
      const { slug, article } = await explainer();
      const articles = app().documents('api::article.article');
      await articles.update({ documentId: article, locale: 'de', data: { title: 'Titel', slug } });
      await articles.publish({ documentId: article, locale: 'de' });
      const place = `/api/articles?filters[slug]=${slug}&fields=title`;
      await app().request.get(place);
      expect((await app().request.get(place)).text).toMatch(/Title of/);
      const set = (code: string) =>
        app().service('plugin::i18n.locales', 'setDefaultLocale', { code });
      await set('de');
      expect((await app().request.get(place)).text).toMatch(/"Titel"/);
      await set('en');
      expect((await app().request.get(place)).text).toMatch(/Title of/);
    });
  },
  { content: 'tables' },
);

type Door = ReturnType<typeof doorsTo>[keyof ReturnType<typeof doorsTo>];
