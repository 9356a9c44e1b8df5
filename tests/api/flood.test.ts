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
    });

    it('nor does memory grow past its bounds, of answers and of what was judged', async () => {
      const ask = (number: number) => {
        const title = `${number} ${'x'.repeat(1_850)}`;
        const query = `{ articles(filters: { title: { eq: "${title}" } }) { title } }`;
        return app().request.post('/graphql').send({ query });
      };
      const judgedBefore = (await readFigures(app()))('explainer_graphql_judged_characters');
      let most = { bytes: 0, characters: 0 };
      // Each is judged anew, and remembered by some 2,900 characters of the million that there are.
      for (let number = 0; number < 360; number += 20) {
        const asked = Array.from({ length: 20 }, async (_, index) => ask(number + index));
        const answers = await Promise.all(asked);
        expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
        const figure = await readFigures(app());
        const bytes = figure('explainer_cache_bytes');
        const characters = figure('explainer_graphql_judged_characters');
        expect(bytes).toBeLessThanOrEqual(figure('explainer_cache_limit_bytes'));
        expect(characters).toBeLessThanOrEqual(figure('explainer_graphql_judged_limit_characters'));
        most = {
          bytes: Math.max(most.bytes, bytes),
          characters: Math.max(most.characters, characters),
        };
      }
      // It was worth it: by now both are full.
      const figure = await readFigures(app());
      expect(most.bytes).toBeGreaterThan(150_000);
      expect(most.characters).toBeGreaterThan(judgedBefore);
      expect(most.characters).toBeGreaterThan(
        figure('explainer_graphql_judged_limit_characters') * 0.95,
      );
    });
  },
  { content: 'tables', environment: { RESPONSE_CACHE_MEGABYTES: '1' } },
);
