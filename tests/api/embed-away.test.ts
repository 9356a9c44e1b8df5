import { breakablePostgres } from '../support/breakable-postgres';
import { createDatabase } from '../support/databases';
import { createPartner } from '../support/partners';
import { startApp } from '../support/running-app';
import { htmlProblems } from '../support/valid-html';

describe('While the database is down (postgres)', () => {
  it('a reader of a frame is told so by a page, in any site, and a program by JSON', async () => {
    const database = await createDatabase('postgres', 'content');
    const gate = await breakablePostgres(database.environment.DATABASE_URL ?? '');
    const app = await startApp('postgres', {
      on: database,
      environment: { DATABASE_URL: gate.url },
    });
    const slug = 'how-ketamine-infusions-work';
    expect((await app.request.get(`/embed/${slug}`)).status).toBe(200);
    gate.breakDown();
    const until = performance.now() + 2_000;
    // At first each request finds out; then it is known.
    while (performance.now() < until) {
      for (const path of [`/embed/${slug}/nothing`, `/embed/${slug}/-/side-effects?theme=dark`]) {
        const { status, headers, text } = await app.request.get(path);
        expect([path, status, headers['content-type']]).toEqual([
          ...[path, 503, 'text/html; charset=utf-8'],
        ]);
        expect([headers['retry-after'], headers['cache-control']]).toEqual(['5', 'no-store']);
        expect(headers).not.toHaveProperty('x-frame-options');
        expect(headers['content-security-policy']).toContain('frame-ancestors *');
        expect(await htmlProblems(text)).toEqual([]);
        expect(text).toContain('Please load the page again in 5 seconds.');
      }
    }
    const oembed = `/oembed?url=${encodeURIComponent(`${app.url}/embed/${slug}`)}`;
    const { status, body } = await app.request.get(oembed);
    expect([status, body.error.name]).toEqual([503, 'ServiceUnavailableError']);
    // Scripts come from no database.
    expect((await app.request.get('/embed/v1/loader.js')).status).toBe(200);
    await app.stop();
    gate.close();
    await database.remove();
  });

  it('where only partners embed, the page that says so may be framed by them alone', async () => {
    const database = await createDatabase('postgres', 'tables');
    const gate = await breakablePostgres(database.environment.DATABASE_URL ?? '');
    const app = await startApp('postgres', {
      on: database,
      environment: {
        DATABASE_URL: gate.url,
        EMBED_PARTNERS_ONLY: 'true',
        PUBLIC_URL: 'http://explainers.example.org',
        READS_PER_MINUTE: '3',
      },
    });
    try {
      const { origin } = await createPartner(app);
      await createPartner(app, { state: 'ended' });
      const ask = async (time: number) => {
        const { status, headers } = await app.request.get(`/embed/nothing/${time}`);
        const [, list] =
          /frame-ancestors (.+)$/.exec(headers['content-security-policy'] ?? '') ?? [];
        return { status, list, isFramed: !('x-frame-options' in headers) };
      };
      const list = `'self' http://explainers.example.org ${origin}`;
      for (const time of [1, 2, 3]) {
        expect(await ask(time)).toEqual({ status: 404, list, isFramed: true });
      }
      // Nor does who asks too much need a statement.
      expect(await ask(4)).toEqual({ status: 429, list, isFramed: true });
      gate.breakDown();
      const until = performance.now() + 10_000;
      let told = await ask(5);
      while (told.status !== 503 && performance.now() < until) {
        await new Promise((later) => setTimeout(later, 100));
        told = await ask(6);
      }
      expect(told).toEqual({ status: 503, list, isFramed: true });
    } finally {
      await app.stop();
      gate.close();
      await database.remove();
    }
  });
});
