import { Agent } from 'node:http';
import { cacheStatus } from '../support/cache-status';
import { explainerBuilder } from '../support/explainer-builder';
import { readFigures } from '../support/figures';
import { onEveryDatabase } from '../support/running-app';
import { sendRequest, type SentRequest } from '../support/send-request';
import { waitUntil } from '../support/wait-until';

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

const steps = 400;
const atATime = 4;
/**
 * Between what was measured of the second flood, of 255 MB: 2 and 13 MB on SQLite and PostgreSQL as it is, 273 and 277 MB with room for all
 * of it (`RESPONSE_CACHE_MEGABYTES=4000`).
 */
const mostGrownBytes = 80_000_000;

/** Three requests that nobody sent before, whose answers are kept: for a long explainer, under a long address, and with a long query. */
const neverAsked = (slug: string, number: number): SentRequest[] => {
  const at = new Date(Date.UTC(2098, 0, 1) + number * 1_000).toISOString();
  const title = `${number}-${'x'.repeat(900)}`;
  const query = `{ articles(filters: { title: { ne: "${title}" } }) { title } }`;
  return [
    { path: `/api/explainers/${slug}?asOf=${at}` },
    { path: `/api/articles?filters[title][$ne]=${title}` },
    {
      ...{ method: 'POST', path: '/graphql', body: JSON.stringify({ query }) },
      headers: { 'Content-Type': 'application/json' },
    },
  ];
};

onEveryDatabase(
  'A flood of addresses and queries that differ takes no more memory the longer it is',
  (app) => {
    it('of the whole process', async () => {
      const { explainer, section } = explainerBuilder(app());
      const { slug, article } = await explainer();
      for (let number = 1; number <= 10; number += 1)
        await section(article, `long-${number}`, 100 + number, { body: 'Words. '.repeat(3_000) });
      const agent = new Agent({ keepAlive: true });
      const ask = (asked: SentRequest) => sendRequest(app(), agent, asked).answered;
      await waitUntil('answers are kept', async () => {
        const { headers } = await ask({ path: `/api/explainers/${slug}` });
        return headers['cache-status'] === 'explainer; hit';
      });

      /** Gives how many bytes were asked and answered. */
      const flood = async (round: number): Promise<number> => {
        let bytes = 0;
        const left = Array.from({ length: steps }, (_, step) => round * steps + step);
        const work = async (): Promise<void> => {
          for (let number = left.pop(); number !== undefined; number = left.pop()) {
            for (const asked of neverAsked(slug, number)) {
              const { status, headers, text } = await ask(asked);
              expect([status, headers['cache-status']]).toEqual([
                ...[200, 'explainer; fwd=miss; stored'],
              ]);
              bytes += asked.path.length + (asked.body?.length ?? 0) + text.length;
            }
          }
        };
        await Promise.all(Array.from({ length: atATime }, work));
        return bytes;
      };
      // The first of it fills what is bounded, and what V8 and its compiler take for themselves.
      await flood(0);
      const before = await app().residentBytes();
      const bytes = await flood(1);
      const grown = (await app().residentBytes()) - before;
      agent.destroy();
      expect(bytes).toBeGreaterThan(3 * mostGrownBytes);
      expect(grown).toBeLessThan(mostGrownBytes);
    });
  },
  { content: 'tables', environment: { RESPONSE_CACHE_MEGABYTES: '16' } },
);
