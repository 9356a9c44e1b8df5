import { cacheStatus } from '../support/cache-status';
import { explainerBuilder } from '../support/explainer-builder';
import { readFigures } from '../support/figures';
import { onEveryDatabase } from '../support/running-app';

onEveryDatabase(
  'A flood of addresses that differ pushes nothing out that is asked for again and again',
  (app) => {
    it('by REST and by GraphQL', async () => {
      const { slug } = await explainerBuilder(app()).explainer();
      const hot = () => app().request.get(`/api/explainers/${slug}`);
      await hot();
      expect(cacheStatus(await hot())).toBe('hit');
      // A fifth of a megabyte is for what was asked for once: some fifty of these.
      const flood = async (number: number) => {
        const rest = await app().request.get(`/api/articles?filters[title]=${number}`);
        const query = `{ articles(filters: { title: { eq: "${number}" } }) { title } }`;
        const graphql = await app().request.post('/graphql').send({ query });
        return [rest, graphql].map(cacheStatus);
      };
      for (let number = 0; number < 150; number += 1) {
        expect(await flood(number)).toEqual(['fwd=miss; stored', 'fwd=miss; stored']);
      }
      expect(cacheStatus(await hot())).toBe('hit');
      // The first of the flood went, and the last is there still.
      expect(await flood(0)).toEqual(['fwd=miss; stored', 'fwd=miss; stored']);
      expect(await flood(149)).toEqual(['hit', 'hit']);
      const figure = await readFigures(app());
      expect(figure('explainer_cache_bytes')).toBeGreaterThan(150_000);
      expect(figure('explainer_cache_bytes')).toBeLessThanOrEqual(
        figure('explainer_cache_limit_bytes'),
      );
      expect(figure('explainer_judged_characters')).toBeGreaterThan(100_000);
      expect(figure('explainer_judged_characters')).toBeLessThanOrEqual(
        figure('explainer_judged_limit_characters'),
      );
    });
  },
  { content: 'tables', environment: { RESPONSE_CACHE_MEGABYTES: '1' } },
);
