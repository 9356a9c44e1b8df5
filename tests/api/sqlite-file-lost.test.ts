import { existsSync } from 'node:fs';
import { copyFile, open, rename, rm } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
// @ts-expect-error better-sqlite3 ships without types.
import Sqlite from 'better-sqlite3';
import { administratorAccount, loginAdministrator } from '../support/administrator';
import { createDatabase, type TemporaryDatabase } from '../support/databases';
import { startApp, type RunningApp } from '../support/running-app';
import { waitUntil } from '../support/wait-until';
import { createWriter, type Writer } from '../support/writer';

const slug = 'how-ketamine-infusions-work';
/** Whoever sends a cookie is not answered from memory. */
const computed = { Cookie: 'a=b' };
const query = `{ articles(filters: { slug: { eq: "${slug}" } }) { title } }`;

type Answer = { status: number; text: string; headers: any };
const isDeclaredStale = ({ status, headers }: Answer): boolean =>
  status === 200 &&
  /; hit; ttl=-?\d+; detail="stale, database down"$/.test(headers['cache-status']);
const isUnavailable = ({ status, headers }: Answer): boolean =>
  status === 503 && headers['retry-after'] === '5' && headers['cache-control'] === 'no-store';

describe('While the file of the database is not what it was (sqlite)', () => {
  let database: TemporaryDatabase;
  let file: string;
  let app: RunningApp;
  let writer: Writer;
  let panel: Awaited<ReturnType<typeof loginAdministrator>>;

  beforeAll(async () => {
    database = await createDatabase('sqlite', 'content');
    file = database.environment.DATABASE_FILENAME ?? '';
    app = await startApp('sqlite', { on: database, environment: administratorAccount });
    writer = await createWriter(app);
    panel = await loginAdministrator(app);
  });
  afterAll(async () => {
    await app.stop();
    await database.remove();
  });

  const get = (path: string, headers: Record<string, string> = {}) =>
    app.request.get(path).set(headers);
  let written = 0;
  const reference = () => {
    written += 1;
    return { title: `R ${written}`, citation: 'R', slug: `r-${written}` };
  };
  const content = '/content-manager/collection-types/api::reference.reference';
  const reads: Record<string, () => PromiseLike<Answer>> = {
    'an explainer, computed': () => get(`/api/explainers/${slug}`, computed),
    'an explainer that there never was': () => get('/api/explainers/nothing', computed),
    changes: () => get('/api/changes', computed),
    'a page for a frame': () => get(`/embed/${slug}`, computed),
    REST: () => get(`/api/articles?filters[slug]=${slug}`, computed),
    'REST by a slug': () => get(`/api/articles/${slug}`, computed),
    'REST by a slug that there is not': () => get('/api/articles/nothing', computed),
    'REST by a token': () =>
      get('/api/references', { Authorization: `Bearer ${writer.accessKey}` }),
    GraphQL: () => app.request.post('/graphql').set(computed).send({ query }),
  };
  const writes: Record<string, () => PromiseLike<Answer>> = {
    'a write': () => writer.post('/api/references', reference()),
    'a write in the panel': () => panel.post(content, reference()),
  };
  const ask = async (asks: Record<string, () => PromiseLike<Answer>>) => {
    const answers = Object.entries(asks).map(async ([name, one]) => [name, await one()] as const);
    return Promise.all(answers);
  };
  const statuses = async (asks: Record<string, () => PromiseLike<Answer>>) =>
    (await ask(asks)).map(([, { status }]) => status);
  const health = () =>
    Promise.all(['/healthz', '/readyz', '/_health'].map(async (path) => (await get(path)).status));
  const references = () => app.query('api::reference.reference').count();
  const untilKept = () =>
    waitUntil('an answer from memory', async () =>
      /; hit$/.test((await get(`/api/explainers/${slug}`)).headers['cache-status'] ?? ''),
    );
  const expectWell = async () => {
    await waitUntil('readiness', async () => (await get('/readyz')).status === 200);
    expect(await health()).toEqual([200, 200, 204]);
    expect(await statuses(reads)).toEqual([200, 404, 200, 200, 200, 200, 404, 200, 200]);
    expect(await statuses(writes)).toEqual([201, 201]);
    await untilKept();
  };
  /** Looks a few times, since nobody has to be told at the very moment. */
  const expectAway = async (asks: Record<string, () => PromiseLike<Answer>>) => {
    await waitUntil('unreadiness', async () => (await get('/readyz')).status === 503);
    await waitUntil('doubt', async () => isDeclaredStale(await get(`/api/explainers/${slug}`)));
    expect(await health()).toEqual([200, 503, 503]);
    for (let time = 0; time < 3; time += 1) {
      const odd = (await ask(asks)).filter(([, answer]) => !isUnavailable(answer));
      expect(odd.map(([name, { status, text }]) => [name, status, text])).toEqual([]);
      expect(isDeclaredStale(await get(`/api/explainers/${slug}`))).toBe(true);
    }
    const { text } = await get('/metrics');
    expect(text).toMatch(/^explainer_database_up 0$/m);
    expect(text).toMatch(/^explainer_ledger_caught_up 0$/m);
  };

  it('one that was moved away is as a server that is down, to writers too, until it is put back', async () => {
    await expectWell();
    const before = await references();
    await rename(file, `${file}.away`);
    await expectAway({ ...reads, ...writes });
    // An empty one in its place would be what the next start takes.
    expect(existsSync(file)).toBe(false);
    await rename(`${file}.away`, file);
    await waitUntil('readiness', async () => (await get('/readyz')).status === 200);
    expect(await references()).toBe(before);
    await expectWell();
  });

  it('another that lies in its place is not taken for it, and the log says so', async () => {
    await expectWell();
    await rename(file, `${file}.away`);
    await copyFile(`${file}.away`, file);
    await expectAway({ ...reads, ...writes });
    const sentence = `${file} is not the file that was opened `;
    expect(app.output().includes(sentence)).toBe(true);
    await rm(file);
    await rename(`${file}.away`, file);
    await expectWell();
  });

  it('one that is away for a moment is nothing else, though it is there when that is asked', async () => {
    await expectWell();
    const found = Object.entries(reads).filter(
      ([name]) => !/there (?:never was|is not)$/.test(name),
    );
    const odd: [name: string, status: number, text: string][] = [];
    let unavailable = 0;
    let isMoving = true;
    const asking = found.map(async ([name, ask]) => {
      while (isMoving) {
        const { status, text } = await ask();
        if (status === 503) unavailable += 1;
        else if (status !== 200) odd.push([name, status, text]);
      }
    });
    try {
      for (let round = 0; round < 200; round += 1) {
        await rename(file, `${file}.away`);
        await wait(round % 4);
        await rename(`${file}.away`, file);
        await wait(20);
      }
    } finally {
      isMoving = false;
      await Promise.all(asking);
    }
    expect(odd).toEqual([]);
    expect(unavailable).toBeGreaterThan(0);
    await expectWell();
  });

  /** Overwrites some of the file, past SQLite, and gives what puts it right. */
  const damage = async (at: number, bytes: number) => {
    const opened = await open(file, 'r+');
    const was = Buffer.alloc(bytes);
    await opened.read(was, 0, bytes, at);
    await opened.write(Buffer.alloc(bytes, 0x55), 0, bytes, at);
    return async () => {
      await opened.write(was, 0, bytes, at);
      await opened.close();
    };
  };
  /** What was written lies in the file itself, and the connection remembers nothing of it. */
  const letGo = async () => {
    await app.sql('PRAGMA wal_checkpoint(TRUNCATE)');
    await app.sql('PRAGMA shrink_memory');
  };

  it('one that was written over is as one that is gone', async () => {
    await expectWell();
    await letGo();
    const mend = await damage(0, 4_096);
    await expectAway(reads).finally(mend);
    await expectWell();
  });

  it.each(['articles', 'up_permissions'])(
    'where only the table %s is damaged, whoever needs it is told 503, and never that nothing is there or that he may not',
    async (table) => {
      await expectWell();
      const [page] = await app.sql('SELECT rootpage AS at FROM sqlite_schema WHERE name = ?', [
        table,
      ]);
      const [size] = await app.sql('PRAGMA page_size');
      await letGo();
      const mend = await damage((page.at - 1) * size.page_size, size.page_size);
      const asked = ['REST', 'REST by a slug', 'GraphQL'];
      try {
        for (let time = 0; time < 3; time += 1) {
          await app.sql('PRAGMA shrink_memory');
          for (const name of asked) {
            const answer = await reads[name]?.();
            const told = [name, answer?.status, answer?.headers['retry-after']];
            expect(told).toEqual([name, 503, '5']);
          }
        }
      } finally {
        await mend();
        await app.sql('PRAGMA shrink_memory');
      }
      await expectWell();
    },
  );

  it('readers read on while another process has the only right to write, and writers wait for it', async () => {
    await expectWell();
    const other = new Sqlite(file);
    other.exec('BEGIN EXCLUSIVE');
    expect(await statuses(reads)).toEqual([200, 404, 200, 200, 200, 200, 404, 200, 200]);
    expect(await health()).toEqual([200, 200, 204]);
    const write = Promise.resolve(writes['a write']?.());
    let isWritten = false;
    void write.then(() => (isWritten = true));
    await wait(2_000);
    expect(isWritten).toBe(false);
    other.exec('COMMIT');
    other.close();
    expect((await write)?.status).toBe(201);
    await expectWell();
  });
});
