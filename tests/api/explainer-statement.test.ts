import { explainerBuilder } from '../support/explainer-builder';
import { onEveryDatabase } from '../support/running-app';
import { withoutMemory } from '../support/without-memory';

onEveryDatabase(
  'An explainer is read by one statement',
  (app) => {
    it('whole or one section, in whatever form, the latest, by its hash or as of an instant', async () => {
      const { slug } = await explainerBuilder(app()).explainer();
      const whole = `/api/explainers/${slug}`;
      const { body } = await app().request.get(whole);
      for (const place of [
        whole,
        `${whole}?format=html`,
        `${whole}?locale=en`,
        `${whole}/sections/one`,
        `${whole}?revision=${body.meta.revision}`,
        `${whole}?asOf=2999-01-01`,
        `${whole}/revisions`,
        '/api/explainers',
        '/api/changes',
      ]) {
        await app().statements();
        const { status } = await app().request.get(place);
        const sent = await app().statements();
        expect([place, status, sent.length]).toEqual([place, 200, 1]);
      }
    });
  },
  { content: 'tables', environment: withoutMemory },
);
