import { createDatabase, databaseKinds, type TemporaryDatabase } from '../support/databases';
import { createEmbeddable } from '../support/embeds';
import { createPartner } from '../support/partners';
import { startApp, type RunningApp } from '../support/running-app';

type Headers = Record<string, string>;
type Row = Record<string, unknown>;

const wait = (milliseconds: number) => new Promise((later) => setTimeout(later, milliseconds));
const foreign = 'https://stranger.example.org';
const patience = 25_000;

const rows = async (app: RunningApp): Promise<Row[]> => {
  const answer = await app.sql('SELECT * FROM partner_views ORDER BY partner, part');
  const found: Row[] = Array.isArray(answer) ? answer : answer.rows;
  // All that there is of it; its number says nothing.
  return found.map(({ id, ...row }) => {
    expect(Number(id)).toBeGreaterThan(0);
    return { ...row, views: Number(row.views) };
  });
};

describe.each(databaseKinds)('Views are counted for partners, without readers (%s)', (kind) => {
  let database: TemporaryDatabase;
  beforeEach(async () => {
    database = await createDatabase(kind, 'tables');
  });
  afterEach(() => database.remove());
  const start = (environment: Headers = {}) => startApp(kind, { on: database, environment });
  const get = async (app: RunningApp, path: string, headers: Headers) => {
    const answer = await app.request.get(path).set(headers);
    const { status, headers: given } = answer;
    return { status, headers: given, cache: given['cache-status'] };
  };
  /** As a browser asks for a frame in a page of this origin. */
  const inFrame = (origin: string): Headers => ({
    Referer: `${origin}/`,
    'Sec-Fetch-Dest': 'iframe',
    'Sec-Fetch-Site': 'cross-site',
  });

  it('each partner, explainer, part and revision by the day, from memory or not, and 304 too; nothing else is kept', async () => {
    const app = await start();
    const { slug, frames, fragments } = await createEmbeddable(app);
    const [one, other] = [await createPartner(app), await createPartner(app)];
    const { body } = await app.request.get(`/api/explainers/${slug}`);
    const { revision } = body.meta;

    const frame = await get(app, frames.section, inFrame(one.origin));
    expect(frame.cache).toMatch(/miss/);
    const tag = { 'If-None-Match': frame.headers.etag ?? '' };
    const [again, known] = [
      await get(app, frames.section, inFrame(one.origin)),
      await get(app, frames.section, { ...inFrame(one.origin), ...tag }),
    ];
    expect([again.cache, known.status]).toEqual([expect.stringMatching(/hit/), 304]);
    const fragment = `${fragments.section}?format=html`;
    for (let time = 0; time < 3; time += 1) await get(app, fragment, { Origin: other.origin });
    // Past memory.
    await get(app, fragment, { Origin: other.origin, Cookie: 'a=b' });
    await get(app, frames.whole, { Referer: `${one.origin}/page?patient=7` });
    await get(app, frames.sideEffects, inFrame(foreign));
    await get(app, fragments.condition, { Accept: 'text/html', Origin: foreign });
    await get(app, frames.condition, {
      ...{ 'Sec-Fetch-Dest': 'iframe', 'Sec-Fetch-Site': 'cross-site' },
    });
    expect(await app.terminate()).toBe(0);

    const later = await start();
    const day = new Date().toISOString().slice(0, 10);
    const kept = { day, explainer: slug, revision };
    expect(await rows(later)).toEqual(
      expect.arrayContaining([
        { ...kept, partner: one.documentId, part: 'explainer', views: 1 },
        { ...kept, partner: one.documentId, part: 'section/warned', views: 3 },
        { ...kept, partner: other.documentId, part: 'section/warned', views: 4 },
        { ...kept, partner: 'other', part: 'side-effects', views: 1 },
        { ...kept, partner: 'other', part: `condition/condition-${slug}`, views: 2 },
      ]),
    );
    expect(await rows(later)).toHaveLength(5);
    await later.stop();
  });

  it('what is no view, or of a reader who does not want to be counted, is not counted', async () => {
    const app = await start();
    const { frames, fragments, slug } = await createEmbeddable(app);
    const { origin } = await createPartner(app);
    const fragment = `${fragments.section}?format=html`;
    const element = { Origin: origin, 'Sec-Fetch-Dest': 'empty', 'Sec-Fetch-Site': 'cross-site' };
    const ask = async () => {
      for (const path of [frames.section, fragment]) {
        const headers = path === fragment ? element : inFrame(origin);
        const notCounted: Headers[] = [
          ...[{ 'Sec-GPC': '1' }, { DNT: '1' }, { 'Sec-Purpose': 'prefetch;prerender' }],
          ...[{ Purpose: 'prefetch' }, { 'Sec-Fetch-Dest': 'document' }],
          ...[{ 'Sec-Fetch-Site': 'same-origin' }],
        ];
        for (const more of notCounted) {
          expect((await get(app, path, { ...headers, ...more })).status).toBe(200);
        }
        await app.request.head(path).set(headers);
      }
      // A server, a person who follows a link, and our own pages.
      await get(app, fragment, {});
      await get(app, frames.section, { 'Sec-Fetch-Dest': 'document', Referer: `${origin}/` });
      await get(app, frames.section, { Referer: `${app.url}/embed/builder` });
      // An open page that asks whether there is something new.
      await get(app, fragment, { ...element, 'Cache-Control': 'max-age=0' });
      // Refusals, and what is not made for other pages.
      for (const path of [`/embed/${slug}/advert`, `/embed/${slug}/nothing`, '/embed/none']) {
        expect((await get(app, path, inFrame(origin))).status).toBeGreaterThan(400);
      }
      await get(app, `${fragments.section}?format=html&headingLevel=9`, element);
      await get(app, fragments.section, element);
    };
    await ask();
    await ask();
    await get(app, fragment, element);
    await app.terminate();
    const later = await start();
    expect((await rows(later)).map(({ views }) => views)).toEqual([1]);
    await later.stop();
  });

  it('all of them, where they are more than one statement writes', async () => {
    const app = await start();
    const made = [await createEmbeddable(app), await createEmbeddable(app)];
    const pages = made.flatMap(({ frames }) => [
      frames.whole,
      frames.section,
      frames.sideEffects,
      frames.condition,
    ]);
    const origins: string[] = [];
    for (let number = 0; number < 70; number += 1) origins.push((await createPartner(app)).origin);
    for (const origin of origins) {
      await Promise.all(pages.map((page) => get(app, page, inFrame(origin))));
    }
    expect(await app.terminate()).toBe(0);
    const later = await start();
    const kept = await rows(later);
    expect(new Set(kept.map(({ views }) => views))).toEqual(new Set([1]));
    expect(kept).toHaveLength(70 * 8);
    await later.stop();
  });

  it('where there is no partner nothing is counted', async () => {
    const app = await start();
    const { frames } = await createEmbeddable(app);
    await createPartner(app, { state: 'proposed' });
    await get(app, frames.section, inFrame(foreign));
    await get(app, frames.section, inFrame(foreign));
    await app.terminate();
    const later = await start();
    expect(await rows(later)).toEqual([]);
    await later.stop();
  });

  it('what several instances count is added up, also without memory; and what cannot be written is kept', async () => {
    const app = await start({ LOG_LEVEL: 'warn' });
    const { frames } = await createEmbeddable(app);
    const { origin } = await createPartner(app);
    const second = await start({ RESPONSE_CACHE_MEGABYTES: '0' });
    for (const instance of [app, second]) {
      for (let time = 0; time < 3; time += 1) await get(instance, frames.section, inFrame(origin));
    }
    const views = async () => (await rows(app)).map((row) => row.views);
    const until = async (isDone: () => boolean | Promise<boolean>) => {
      const end = performance.now() + patience;
      while (!(await isDone()) && performance.now() < end) await wait(100);
      expect(await isDone()).toBe(true);
    };
    // While both run.
    await until(async () => (await views())[0] === 6);

    await app.sql('ALTER TABLE partner_views RENAME TO partner_views_away');
    for (let time = 0; time < 4; time += 1) await get(app, frames.section, inFrame(origin));
    await until(() => app.output().includes('Views of partners could not be written'));
    await get(app, frames.section, inFrame(origin));
    await app.sql('ALTER TABLE partner_views_away RENAME TO partner_views');
    expect(await app.terminate()).toBe(0);
    const later = await start();
    expect((await rows(later)).map((row) => row.views)).toEqual([11]);
    await second.stop();
    await later.stop();
  });
});
