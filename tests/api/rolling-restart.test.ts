import { Agent, request } from 'node:http';
import { createDatabase } from '../support/databases';
import { roundRobinProxy } from '../support/round-robin-proxy';
import { startApp, type RunningApp } from '../support/running-app';

/** `npm run rolling-restart` sends 50,000. */
const requestCount = Number(process.env.ROLLING_REQUESTS ?? 3_000);
const clients = 20;
const slug = 'how-ketamine-infusions-work';

interface Asked {
  method: string;
  path: string;
  body?: string;
}

/** Answers from memory, answers that are computed because nobody asked so before, and GraphQL of both kinds. */
const nthRequest = (number: number): Asked => {
  const graphql = (query: string): Asked => ({
    method: 'POST',
    path: '/graphql',
    body: JSON.stringify({ query }),
  });
  const kinds: (() => Asked)[] = [
    () => ({ method: 'GET', path: `/api/explainers/${slug}` }),
    () => ({ method: 'GET', path: '/api/articles?populate[sections][fields]=heading' }),
    () => ({
      method: 'GET',
      path: `/api/explainers/${slug}/sections/short-term-side-effects?format=html`,
    }),
    () => graphql('{ articles { title sections { heading } } }'),
    () => ({ method: 'GET', path: '/api/changes' }),
  ];
  if (number % 25 === 0) return graphql(`{ r${number}: conditions { name } }`);
  if (number % 25 === 10)
    return { method: 'GET', path: `/api/sections?filters[position][$gt]=${number}` };
  return kinds[number % kinds.length]!();
};

/** What became of it: the status, or the reason why there is none. */
const ask = (origin: string, agent: Agent, { method, path, body }: Asked): Promise<string> =>
  new Promise((done) => {
    const asked = request(
      new URL(path, origin),
      { agent, method, headers: body === undefined ? {} : { 'Content-Type': 'application/json' } },
      (answer) => {
        answer.resume();
        answer.once('error', (error) => done(`cut: ${error.message}`));
        answer.once('end', () =>
          done(`${answer.statusCode ?? 0} ${String(answer.headers['x-proxy'] ?? '')}`.trim()),
        );
      },
    );
    asked.once('error', (error) => done(`refused: ${error.message}`));
    asked.end(body);
  });

describe('Two instances on one PostgreSQL that are restarted in turn behind a proxy', () => {
  it(
    'fail no request of those who read meanwhile',
    async () => {
      const database = await createDatabase('postgres', 'content');
      const proxy = await roundRobinProxy();
      const apps: RunningApp[] = [];
      let isDone = false;
      let restarts = 0;
      let failure: unknown;
      const start = async () => {
        const app = await startApp('postgres', { on: database });
        apps.push(app);
        return { app, instance: await proxy.add(app.url) };
      };
      try {
        const running = [await start(), await start()];
        const restartInTurn = async (): Promise<void> => {
          while (!isDone || restarts < 2) {
            const { app, instance } = running.shift()!;
            expect(await app.terminate()).toBe(0);
            proxy.remove(instance);
            running.push(await start());
            restarts += 1;
          }
        };
        const agent = new Agent({ keepAlive: true, maxSockets: clients });
        const outcomes = new Map<string, number>();
        let sent = 0;
        const read = async (): Promise<void> => {
          while (failure === undefined && (sent < requestCount || restarts < 2)) {
            const outcome = await ask(proxy.url, agent, nthRequest((sent += 1)));
            outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
          }
        };
        const restarting = restartInTurn().catch((error: unknown) => {
          failure = error;
        });
        await Promise.all(Array.from({ length: clients }, read));
        isDone = true;
        await restarting;
        agent.destroy();
        expect(failure).toBeUndefined();
        process.stdout.write(`${sent} requests, ${restarts} restarts\n`);
        expect(Object.fromEntries(outcomes)).toEqual({ 200: sent });
      } finally {
        proxy.close();
        await Promise.all(apps.map((app) => app.stop()));
        await database.remove();
      }
    },
    600_000 + requestCount * 20,
  );
});
