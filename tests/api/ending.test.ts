import { Agent, request } from 'node:http';
import { Client } from 'pg';
import { createDatabase, databaseKinds } from '../support/databases';
import { createEmbeddable } from '../support/embeds';
import { explainerBuilder } from '../support/explainer-builder';
import { createPartner } from '../support/partners';
import { readFeed } from '../support/read-feed';
import { startApp } from '../support/running-app';
import { sendRequest, type SentRequest } from '../support/send-request';
import { waitUntil } from '../support/wait-until';
import { createWriter } from '../support/writer';

const wait = (milliseconds: number) => new Promise((later) => setTimeout(later, milliseconds));

describe.each(databaseKinds)('A server that is told to end (%s)', (kind) => {
  it('answers the 50 requests that are under way, 10 of them writes, takes no other, and ends with exit code 0', async () => {
    const database = await createDatabase(kind, 'content');
    const app = await startApp(kind, { on: database });
    const { accessKey } = await createWriter(app);
    const articles: string[] = [];
    for (let number = 0; number < 10; number += 1) {
      articles.push((await explainerBuilder(app).explainer()).article);
    }
    const agent = new Agent({ keepAlive: true, maxSockets: 60 });
    // Connections that are there before, as a proxy keeps them, one of which has nothing to do.
    const idle = new Agent({ keepAlive: true, maxSockets: 1 });
    await sendRequest(app, idle, { path: '/healthz' }).answered;

    const reads: SentRequest[] = Array.from({ length: 40 }, (_, number) => ({
      method: 'POST',
      path: '/graphql',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({
        query: `{ r${number}: sections(pagination: { limit: 100 }) { heading body conditions { name } sideEffects { name } article { title } } }`,
      }),
    }));
    const writes: SentRequest[] = articles.map((documentId, number) => ({
      method: 'PUT',
      path: `/api/articles/${documentId}?status=published`,
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${accessKey}` },
      body: JSON.stringify({ data: { title: `Written while it ends ${number}` } }),
    }));
    const { cursor } = await readFeed(app, null, 100);
    const poll = sendRequest(app, agent, { path: `/api/changes?since=${cursor}&wait=30` });
    const sent = [...reads, ...writes].map((one) => sendRequest(app, agent, one));
    await Promise.all([...sent, poll].map(({ taken }) => taken));
    // They have left this process; give them the time to get to the other.
    await wait(50);
    const ended = app.terminate();
    // It notices when its event loop gets to it.
    let ready = await sendRequest(app, idle, { path: '/readyz' }).answered;
    while (ready.status === 200) ready = await sendRequest(app, idle, { path: '/readyz' }).answered;
    expect([ready.status, JSON.parse(ready.text).reason]).toEqual([503, 'ending']);
    // Those that were on their way are still taken, and then no more.
    const knock = () => sendRequest(app, new Agent(), { path: '/healthz' }).answered;
    let refusal = '';
    while (refusal === '') {
      await knock().catch((error: unknown) => {
        refusal = (error as Error).message;
      });
    }
    expect(refusal).toMatch(/ECONNREFUSED|ECONNRESET/);

    const answers = await Promise.all(sent.map(({ answered }) => answered));
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    answers.slice(0, 40).forEach(({ text }, number) => {
      expect(JSON.parse(text).data[`r${number}`].length).toBeGreaterThan(10);
    });
    const polled = JSON.parse((await poll.answered).text);
    expect(Array.isArray(polled.data)).toBe(true);
    expect(await ended).toBe(0);

    const again = await startApp(kind, { on: database });
    for (const [number, documentId] of articles.entries()) {
      const article = await again
        .documents('api::article.article')
        .findOne({ documentId, status: 'published' });
      expect(article.title).toBe(`Written while it ends ${number}`);
    }
    await again.stop();
    await database.remove();
  });

  it('ends within DRAIN_SECONDS, whoever is not done', async () => {
    const app = await startApp(kind, { content: 'tables', environment: { DRAIN_SECONDS: '2' } });
    const agent = new Agent({ keepAlive: true });
    const slow = request(new URL('/api/articles', app.url), {
      agent,
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        'Content-Length': '100',
        // Of nobody else a body is waited for.
        Authorization: 'Bearer none',
      },
    });
    const cut = new Promise<Error>((failed) => slow.once('error', failed));
    slow.write('{"data":');
    await wait(100);
    const startedAt = performance.now();
    expect(await app.terminate()).toBe(0);
    expect(performance.now() - startedAt).toBeGreaterThan(1_900);
    expect((await cut).message).toMatch(/ECONNRESET|socket hang up/);
    await app.stop();
  });
});

describe('A server that is told to end while somebody else has the lock on content (postgres)', () => {
  it('ends soon after DRAIN_SECONDS with exit code 0, and what waits for it is not written', async () => {
    const database = await createDatabase('postgres', 'tables');
    const app = await startApp('postgres', {
      on: database,
      environment: { DRAIN_SECONDS: '1' },
    });
    const writer = await createWriter(app);
    const other = new Client({ connectionString: database.environment.DATABASE_URL });
    await other.connect();
    await other.query('BEGIN');
    await other.query(`SELECT pg_advisory_xact_lock(5401202, hashtext('public'))`);
    const writing = writer
      .post('/api/references', { title: 'R', citation: 'R', slug: 'waits' })
      .then(({ status }) => status)
      .catch((error: unknown) => String(error));
    await waitUntil('the write waits for the lock', async () => {
      const { rows } = await other.query('SELECT 1 FROM pg_locks WHERE NOT granted');
      return rows.length > 0;
    });
    // The lock is held until after this.
    expect(await app.terminate()).toBe(0);
    expect(await writing).toMatch(/ECONNRESET|socket hang up/);
    await other.query('ROLLBACK');
    const { rows } = await other.query('SELECT slug FROM "references"');
    expect(rows).toEqual([]);
    await other.end();
    await app.stop();
    await database.remove();
  });
});

describe('A server that is told to end while somebody has a lock on views that are to be written (postgres)', () => {
  it('ends with exit code 0 when DRAIN_SECONDS are over', async () => {
    const database = await createDatabase('postgres', 'tables');
    const app = await startApp('postgres', { on: database, environment: { DRAIN_SECONDS: '1' } });
    const { frames } = await createEmbeddable(app);
    const { origin } = await createPartner(app);
    const inFrame = {
      ...{ Referer: `${origin}/`, 'Sec-Fetch-Dest': 'iframe', 'Sec-Fetch-Site': 'cross-site' },
    };
    expect((await app.request.get(frames.whole).set(inFrame)).status).toBe(200);
    const other = new Client({ connectionString: database.environment.DATABASE_URL });
    await other.connect();
    await other.query('BEGIN; LOCK TABLE partner_views IN ACCESS EXCLUSIVE MODE');
    const ended = app.terminate();
    await waitUntil('the views wait for the lock', async () => {
      const { rows } = await other.query('SELECT 1 FROM pg_locks WHERE NOT granted');
      return rows.length > 0;
    });
    // The lock is held until after this.
    expect(await ended).toBe(0);
    await other.query('ROLLBACK');
    await other.end();
    await app.stop();
    await database.remove();
  });
});
