import { Client } from 'pg';
import {
  administer,
  createDatabase,
  databaseKinds,
  type TemporaryDatabase,
} from '../support/databases';
import { explainerBuilder } from '../support/explainer-builder';
import { readFigures } from '../support/figures';
import { dataOf, doorsTo, numberIn } from '../support/read-doors';
import { startApp, type RunningApp } from '../support/running-app';
import { waitUntil } from '../support/wait-until';

const wait = (milliseconds: number) => new Promise((later) => setTimeout(later, milliseconds));

const patience = 10_000;

const untilThere = async (app: RunningApp, path: string) => {
  const until = performance.now() + patience;
  while ((await app.request.get(path)).status !== 200 && performance.now() < until) await wait(5);
};

describe.each(databaseKinds)('Several instances on one database (%s)', (kind) => {
  let database: TemporaryDatabase;
  let writer: RunningApp;
  let reader: RunningApp;
  let slug = '';
  let publish: (round: number) => Promise<unknown>;
  let doors: ReturnType<typeof doorsTo>;

  beforeAll(async () => {
    database = await createDatabase(kind, 'tables');
    // Of a server that knows its own address, oEmbed is kept too.
    const environment = { PUBLIC_URL: 'https://explainers.example' };
    writer = await startApp(kind, { on: database, environment });
    reader = await startApp(kind, { on: database, environment });
    const { explainer, update } = explainerBuilder(writer);
    const made = await explainer(dataOf(0));
    slug = made.slug;
    publish = (round) => update('article', made.article, dataOf(round));
    doors = doorsTo(slug);
  });
  afterAll(async () => {
    await reader.stop();
    await writer.stop();
    await database.remove();
  });

  const readEvery = async () =>
    Promise.all(Object.values(doors).map(async (door) => door(reader.url)));

  /** Reads until every door has what was published, and it is in memory. */
  const untilKept = async (round: number) => {
    const until = performance.now() + patience;
    let answers = await readEvery();
    while (performance.now() < until) {
      if (answers.every(({ text, status }) => numberIn(text) === round && /hit/.test(status)))
        break;
      await wait(10);
      answers = await readEvery();
    }
    expect(answers.map(({ text }) => numberIn(text))).toEqual(answers.map(() => round));
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 'explainer; hit'));
  };

  it('what one publishes is soon what the other answers, and nothing older after it', async () => {
    await untilKept(0);
    for (let round = 1; round <= 15; round += 1) {
      await publish(round);
      await untilKept(round);
      for (let again = 0; again < 5; again += 1) {
        const numbers = (await readEvery()).map(({ text }) => numberIn(text));
        expect(numbers).toEqual(numbers.map(() => round));
      }
    }
  });

  it('never goes back, whatever is published while it reads', async () => {
    let isOver = false;
    let reads = 0;
    const back: unknown[] = [];
    const readers = Object.entries(doors).map(async ([name, door]) => {
      let last = 0;
      while (!isOver) {
        const { text, status } = await door(reader.url);
        const number = numberIn(text);
        reads += 1;
        if (number < last) back.push([name, last, number, status]);
        last = number;
      }
    });
    for (let round = 100; round <= 220; round += 1) await publish(round);
    isOver = true;
    await Promise.all(readers);
    expect(back).toEqual([]);
    expect(reads).toBeGreaterThan(300);
    await untilKept(220);
  });

  /** Asks the reader until it refuses, and then again and again. */
  const expectRefused = async (path: string, status: number) => {
    const read = async () => (await reader.request.get(path).redirects(0)).status;
    const until = performance.now() + patience;
    while ((await read()) !== status && performance.now() < until) await wait(5);
    for (let again = 0; again < 20; again += 1)
      expect([path, await read()]).toEqual([path, status]);
  };
  /** What the other publishes last may come between two reads, of which the second is then the first of a new number. */
  const expectKept = (path: string) =>
    waitUntil(`${path} is answered from the reader's memory`, async () => {
      const { status, headers } = await reader.request.get(path);
      expect([path, status]).toEqual([path, 200]);
      return headers['cache-status'] === 'explainer; hit';
    });

  it('what one withdraws is soon refused by the other, and never read again', async () => {
    const { explainer, unpublish } = explainerBuilder(writer);
    const made = await explainer();
    const places = ['', '?format=html', '/sections/one'].map(
      (rest) => `/api/explainers/${made.slug}${rest}`,
    );
    const all = [...places, `/embed/${made.slug}`];
    await untilThere(reader, places[0]!);
    for (const path of all) await expectKept(path);
    await unpublish('article', made.article);
    for (const path of all) await expectRefused(path, 410);
    const { body } = await reader.request.get(`/api/articles?filters[slug]=${made.slug}`);
    expect(body.data).toEqual([]);
  });

  it('nor is what one closes to the public', async () => {
    const permissions = writer.query('plugin::users-permissions.permission');
    const action = 'api::notice.notice.find';
    await expectKept('/api/notices');
    const { id, role } = await permissions.findOne({ where: { action }, populate: { role: true } });
    await permissions.delete({ where: { id } });
    await expectRefused('/api/notices', 403);
    const { errors } = await reader.graphql('{ notices { title } }');
    expect(errors?.[0].message).toBe('Forbidden access');
    await permissions.create({ data: { action, role: role.id } });
    await untilThere(reader, '/api/notices');
  });

  if (kind === 'sqlite') return;

  // By how it begins: a connection of the pool whose last statement was this question has those words as well, further on.
  const followers = `FROM pg_stat_activity
    WHERE datname = current_database() AND query ~ '^SELECT (sequence AS number|pg_backend_pid\\(\\) AS own)'`;
  const countFollowers = async (): Promise<number> =>
    Number((await writer.sql(`SELECT COUNT(*) AS count ${followers}`)).rows[0].count);
  /** Each instance finds its way back by itself, at a time of its own: that one answers says nothing of the other. */
  const untilBothFollow = async () => {
    const until = performance.now() + patience;
    while ((await countFollowers()) !== 2 && performance.now() < until) await wait(20);
    expect(await countFollowers()).toBe(2);
  };
  const cut = () => writer.sql(`SELECT pg_terminate_backend(pid) ${followers}`);
  const allowConnections = async (isAllowed: boolean) => {
    const { rows } = await writer.sql('SELECT current_database() AS name');
    await administer(`ALTER DATABASE ${rows[0].name} ALLOW_CONNECTIONS ${isAllowed}`);
  };

  it('each commit is told of with the number that the ledger has then, and an instance that hears of it forgets', async () => {
    await untilKept(220);
    const listener = new Client({ connectionString: writer.environment.DATABASE_URL });
    await listener.connect();
    try {
      const heard: (string | undefined)[] = [];
      listener.on('notification', ({ payload }) => heard.push(payload));
      await listener.query('LISTEN explainer_ledger');
      await publish(221);
      await untilKept(221);
      const { rows } = await writer.sql('SELECT MAX(sequence) AS last FROM changes');
      const last = Number(rows[0].last);
      expect(heard).toContain(`${last} public`);
      // Of another schema in the same database, and what is no number: nothing to forget.
      await listener.query(`SELECT pg_notify('explainer_ledger', '${last + 1} other')`);
      await listener.query("SELECT pg_notify('explainer_ledger', 'x public')");
      await untilKept(221);
      expect((await doors.explainer(reader.url)).status).toBe('explainer; hit');
      // A number that no look at the database could have given.
      await listener.query(`SELECT pg_notify('explainer_ledger', '${last + 1} public')`);
      let { status } = await doors.explainer(reader.url);
      for (const until = performance.now() + patience; performance.now() < until; ) {
        if (status.includes('miss')) break;
        await wait(5);
        ({ status } = await doors.explainer(reader.url));
      }
      expect(status).toBe('explainer; fwd=miss; stored');
    } finally {
      await listener.end();
    }
  });

  it('an instance that hears nothing asks the database each time, and keeps answers again when it has caught up', async () => {
    await untilKept(221);
    await untilBothFollow();
    // What is asked at once below finds every connection that there may be: none can be made then.
    await writer.holdArticles(1_000);
    const pages = Array.from({ length: 16 }, (_, index) => index + 1);
    await Promise.all(
      pages.map((size) => fetch(`${reader.url}/api/articles?pagination[pageSize]=${size}`)),
    );
    await allowConnections(false);
    try {
      await cut();
      await wait(200);
      for (let round = 300; round < 320; round += 1) {
        await publish(round);
        const figure = await readFigures(reader);
        expect(figure('explainer_ledger_caught_up')).toBe(0);
        for (const [name, door] of Object.entries(doors)) {
          const { text, status } = await door(reader.url);
          expect([name, numberIn(text), status]).toEqual([
            ...[name, round, 'explainer; fwd=bypass; detail="not caught up"'],
          ]);
        }
      }
      // A database that is slow is not asked the same by a hundred at once: the list reads articles too, by one statement.
      await reader.statements();
      // Not for a second: nobody could ask aside then whether the database is there.
      await writer.holdArticles(700);
      const asking = Array.from({ length: 100 }, () => doors.list(reader.url));
      const answers = await Promise.all(asking);
      const sent = (await reader.statements()).filter((sql) => sql.includes('articles'));
      expect(new Set(answers.map(({ text }) => numberIn(text)))).toEqual(new Set([319]));
      expect(sent.length).toBeGreaterThan(0);
      // Sixteen that began at once, and as few as they let begin one after another.
      expect(sent.length).toBeLessThan(40);
    } finally {
      await allowConnections(true);
    }
    await untilKept(319);
    await untilBothFollow();
    const figure = await readFigures(reader);
    expect(figure('explainer_ledger_caught_up')).toBe(1);
  });

  it('a connection that is cut again and again, between publishes, leaves nothing old behind', async () => {
    for (let round = 400; round < 412; round += 1) {
      await publish(round);
      await cut();
      await publish(round + 100);
      await untilKept(round + 100);
    }
  });
});
