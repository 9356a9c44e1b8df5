import { explainerBuilder } from '../support/explainer-builder';
import { onEveryDatabase } from '../support/running-app';

const get = '/api/explainers';

onEveryDatabase(
  'A cache that purges by key drops what was moved, withdrawn or not there too, when that changes',
  (app) => {
    const ask = async (path: string) => {
      const { status, headers } = await app().request.get(path);
      const keys: string = headers['surrogate-key'] ?? '';
      return [path, status, keys];
    };

    it('404 is filed under what would be there', async () => {
      const { explainer } = explainerBuilder(app());
      const slug = 'not-yet';
      const [whole, section] = [`explainer:${slug}`, `explainer:${slug} section:${slug}/one`];
      const places: [path: string, keys: string][] = [
        [`${get}/${slug}`, whole],
        [`${get}/${slug}?format=html`, whole],
        [`${get}/${slug}/sections/one`, section],
        [`${get}/${slug}/side-effects`, whole],
        [`${get}/${slug}/conditions/depression`, `${whole} condition:depression`],
        [`${get}/${slug}/revisions`, whole],
        [`/embed/${slug}`, whole],
        [`/embed/${slug}/one`, section],
        [`/oembed?url=${encodeURIComponent(`${app().url}/embed/${slug}/one`)}`, section],
      ];
      for (const [path, keys] of places) expect(await ask(path)).toEqual([path, 404, keys]);
      await explainer({ slug });
      for (const path of [`${get}/${slug}/sections/one`, `/embed/${slug}/one`]) {
        expect(await ask(path)).toEqual([path, 200, section]);
      }
    });

    it('410 under what was there', async () => {
      const { explainer, unpublish } = explainerBuilder(app());
      const { slug, article, one } = await explainer();
      await unpublish('section', one);
      const [whole, section] = [`explainer:${slug}`, `explainer:${slug} section:${slug}/one`];
      for (const path of [
        `${get}/${slug}/sections/one`,
        `${get}/${slug}/sections/one?format=text`,
        `/embed/${slug}/one`,
      ]) {
        expect(await ask(path)).toEqual([path, 410, section]);
      }
      await unpublish('article', article);
      for (const path of [`${get}/${slug}`, `${get}/${slug}/side-effects`, `/embed/${slug}`]) {
        expect(await ask(path)).toEqual([path, 410, whole]);
      }
    });

    it('301 under where it was, and under where it is: it moves again with that', async () => {
      const { explainer, update } = explainerBuilder(app());
      const { slug, article, one } = await explainer();
      await update('section', one, { slug: 'eins' });
      for (const path of [`${get}/${slug}/sections/one`, `/embed/${slug}/one`]) {
        expect(await ask(path)).toEqual([
          path,
          301,
          `explainer:${slug} section:${slug}/one section:${slug}/eins`,
        ]);
      }
      const now = `${slug}-b`;
      await update('article', article, { slug: now });
      const whole = `explainer:${slug} explainer:${now}`;
      for (const path of [
        `${get}/${slug}`,
        `${get}/${slug}/side-effects`,
        `${get}/${slug}/revisions`,
        `/embed/${slug}`,
      ]) {
        expect(await ask(path)).toEqual([path, 301, whole]);
      }
      const path = `${get}/${slug}/sections/eins`;
      expect(await ask(path)).toEqual([
        path,
        301,
        `explainer:${slug} section:${slug}/eins explainer:${now} section:${now}/eins`,
      ]);
    });

    it('403 under what is not passed on', async () => {
      const { explainer, section } = explainerBuilder(app());
      const { slug, article } = await explainer();
      await section(article, 'advert', 30, { promotional: true });
      for (const path of [`${get}/${slug}/sections/advert?format=html`, `/embed/${slug}/advert`]) {
        expect(await ask(path)).toEqual([path, 403, `explainer:${slug} section:${slug}/advert`]);
      }
    });
  },
  { content: 'tables' },
);
