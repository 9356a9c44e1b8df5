import { administratorAccount, loginAdministrator } from '../support/administrator';
import { createEmbeddable } from '../support/embeds';
import { explainerBuilder } from '../support/explainer-builder';
import { titlesIn } from '../support/ledger';
import { startOwnPostgres, type OwnPostgres } from '../support/own-postgres';
import { startApp, type RunningApp } from '../support/running-app';
import { waitUntil } from '../support/wait-until';
import { createWriter } from '../support/writer';

const wait = (milliseconds: number) => new Promise((later) => setTimeout(later, milliseconds));

/** How long it is away, and how soon after that all is well. */
const awayMilliseconds = 10_000;
const backMilliseconds = 5_000;
/** Of each client, so that all get to ask. */
const pauseMilliseconds = 20;
/** What was sent just before may be answered from what was there. */
const underWayMilliseconds = 250;

/** Whoever sends a cookie is not answered from memory. */
const computed = { Cookie: 'a=b' };

type Answer = { status: number; headers: Record<string, string>; body: any };
type Ask = () => PromiseLike<Answer>;
interface Seen extends Answer {
  name: string;
  sentAt: number;
  answeredAt: number;
  title?: string;
}

const isUnavailable = ({ status, headers }: Answer): boolean =>
  status === 503 && headers['retry-after'] === '5' && headers['cache-control'] === 'no-store';
const isDeclaredStale = ({ status, headers }: Answer): boolean =>
  status === 200 &&
  /^explainer; hit; ttl=-?\d+; detail="stale, database down"$/.test(
    headers['cache-status'] ?? '',
  ) &&
  /^\d+$/.test(headers.age ?? '');
/** GraphQL says what failed in a body, too. */
const isWell = ({ status, body }: Answer): boolean =>
  (status === 200 || status === 201) && body?.errors === undefined;

describe('While PostgreSQL is stopped under load (postgres)', () => {
  let postgres: OwnPostgres;
  let app: RunningApp;
  let reads: Record<string, Ask>;
  let writes: Record<string, (title: string) => PromiseLike<Answer>>;
  let written = 0;

  beforeAll(async () => {
    postgres = await startOwnPostgres();
    app = await startApp('postgres', {
      on: postgres.database,
      environment: {
        ...administratorAccount,
        LOGIN_ATTEMPTS: '1000',
        LOGIN_ATTEMPTS_IN_ALL: '1000',
      },
    });
    const { slug } = await createEmbeddable(app);
    const targets = await Promise.all([1, 2].map(() => explainerBuilder(app).explainer()));
    const writer = await createWriter(app);
    const panel = await loginAdministrator(app);
    const content = '/content-manager/collection-types/api::article.article';
    const get = (path: string, headers = {}) => app.request.get(path).set(headers);
    const query = `{ articles(filters: { slug: { eq: "${slug}" } }) { title sections { heading } } }`;
    const { ADMIN_EMAIL: email, ADMIN_PASSWORD: password } = administratorAccount;
    reads = {
      'an explainer': () => get(`/api/explainers/${slug}`),
      'an explainer, computed': () => get(`/api/explainers/${slug}`, computed),
      changes: () => get('/api/changes', computed),
      'a page for a frame': () => get(`/embed/${slug}`),
      'a page for a frame, computed': () => get(`/embed/${slug}`, computed),
      'a section, for a frame': () => get(`/embed/${slug}/one`, computed),
      oEmbed: () => get(`/oembed?url=${encodeURIComponent(`${app.url}/embed/${slug}`)}`),
      REST: () => get(`/api/articles?filters[slug]=${slug}`, computed),
      'REST by a token': () =>
        get('/api/sections', { Authorization: `Bearer ${writer.accessKey}` }),
      GraphQL: () => app.request.post('/graphql').set(computed).send({ query }),
      '/admin/init': () => get('/admin/init'),
      'a login': () => app.request.post('/admin/login').send({ email, password }),
      'who is logged in': () => panel.get('/admin/users/me'),
      'a list in the panel': () => panel.get(content),
      'a form in the panel': () => panel.get(`${content}/${targets[0]?.article}`),
    };
    writes = {
      'a publish by a token': (title) =>
        writer.put(`/api/articles/${targets[0]?.article}`, { title }),
      'a publish in the panel': (title) =>
        panel.post(`${content}/${targets[1]?.article}/actions/publish`, {
          title,
          slug: targets[1]?.slug,
        }),
    };
  });
  afterAll(async () => {
    await app.stop();
    await postgres.database.remove();
  });

  const asks = (): [name: string, ask: () => Promise<Seen>][] => {
    const timed = async (name: string, ask: Ask, title?: string): Promise<Seen> => {
      const sentAt = performance.now();
      const { status, headers, body } = await ask();
      return { name, sentAt, answeredAt: performance.now(), status, headers, body, title };
    };
    return [
      ...Object.entries(reads).map(([name, ask]): [string, () => Promise<Seen>] => [
        name,
        () => timed(name, ask),
      ]),
      ...Object.entries(writes).map(([name, write]): [string, () => Promise<Seen>] => [
        name,
        () => {
          const title = `Title ${(written += 1)}`;
          return timed(name, () => write(title), title);
        },
      ]),
    ];
  };

  it.each(['stop', 'kill'] as const)(
    '(%s) every answer is 503 or declared stale, no write that was acknowledged is lost, and all is well five seconds after it is back',
    async (end) => {
      const seen: Seen[] = [];
      let isOver = false;
      const load = asks().map(async ([, ask]) => {
        while (!isOver) {
          seen.push(await ask());
          await wait(pauseMilliseconds);
        }
      });
      const names = asks().map(([name]) => name);
      const namesOf = (some: readonly Seen[]) =>
        names.filter((name) => some.some((one) => one.name === name));
      /** Each has been asked, and answered. */
      const untilAll = (some: () => readonly Seen[]) => {
        const left = () => names.filter((name) => !namesOf(some()).includes(name));
        return waitUntil(
          () => `an answer to ${left().join(', ')}`,
          () => left().length === 0,
          50,
        );
      };
      await untilAll(() => seen.filter(isWell));
      await postgres[end]();
      const awayAt = performance.now();
      await wait(awayMilliseconds);
      const returningAt = performance.now();
      await postgres.start();
      const backAt = performance.now();
      await wait(backMilliseconds);
      const late = () => seen.filter(({ sentAt }) => sentAt > backAt + backMilliseconds);
      await untilAll(late);
      isOver = true;
      await Promise.all(load);

      const told = ({ name, status, headers, body, sentAt }: Seen) => [
        ...[name, status, headers['cache-status'], JSON.stringify(body).slice(0, 200)],
        Math.round(sentAt - awayAt),
      ];
      const odd = seen.filter(
        (one) => !isUnavailable(one) && !isDeclaredStale(one) && !isWell(one),
      );
      expect(odd.map(told)).toEqual([]);
      const during = seen.filter(
        ({ sentAt, answeredAt }) =>
          sentAt > awayAt + underWayMilliseconds && answeredAt < returningAt,
      );
      const freshWhileAway = during.filter((one) => isWell(one) && !isDeclaredStale(one));
      expect(freshWhileAway.map(told)).toEqual([]);
      // Each was asked meanwhile, and is well again.
      expect(namesOf(during)).toEqual(names);
      expect(
        late()
          .filter((one) => !isWell(one) || isDeclaredStale(one))
          .map(told),
      ).toEqual([]);
      expect((await app.request.get('/readyz')).status).toBe(200);

      const acknowledged = seen.filter((one) => one.title !== undefined && isWell(one));
      expect(namesOf(acknowledged)).toEqual(Object.keys(writes));
      const rows = await app.query('api::revision.revision').findMany({ select: ['content'] });
      const kept = titlesIn(rows.map(({ content }: { content: string }) => content));
      expect(acknowledged.filter(({ title = '' }) => !kept.has(title)).map(told)).toEqual([]);
    },
  );
});
