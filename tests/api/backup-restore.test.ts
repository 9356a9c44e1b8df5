import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Core } from '@strapi/strapi';
// @ts-expect-error better-sqlite3 ships without types.
import Sqlite from 'better-sqlite3';
import { Client } from 'pg';
import { replaceInPostgres } from '../../src/operations/backup/replace-in-postgres';
import { replaceInSqlite } from '../../src/operations/backup/replace-in-sqlite';
import { differentRows, readAllRows, type AllRows } from '../support/all-rows';
import { administratorAccount, loginAdministrator } from '../support/administrator';
import { readArchive, writeAltered } from '../support/archive';
import { runCommand, runCommandWell } from '../support/command-line';
import { createDatabase, databaseKinds, type TemporaryDatabase } from '../support/databases';
import { explainerBuilder } from '../support/explainer-builder';
import { generateExplainer } from '../support/generate-explainer.cjs';
import { createImportFolder } from '../support/import-folder';
import { createPartner } from '../support/partners';
import { unpackedText } from '../support/ledger';
import { readFeed } from '../support/read-feed';
import { startApp, type RunningApp } from '../support/running-app';
import { testSecrets } from '../support/test-secrets';
import { waitUntil } from '../support/wait-until';
import { createWriter } from '../support/writer';

const formats = ['json', 'jsonld', 'html', 'markdown', 'text'];
const wait = (milliseconds: number) => new Promise((later) => setTimeout(later, milliseconds));

/** What a start settles for itself, and who is logged in. */
const ofEachDatabase =
  /^strapi_(?:migrations|migrations_internal|database_schema|sessions|core_store_settings)$/;

const contentOf = async ({ environment }: TemporaryDatabase): Promise<AllRows> =>
  Object.fromEntries(
    Object.entries(await readAllRows(environment)).filter(([table]) => !ofEachDatabase.test(table)),
  );

/** Every explainer in every form, each of its revisions, and the feed from its beginning. */
const readEverything = async (app: RunningApp) => {
  const { body } = await app.request.get('/api/explainers?limit=100');
  const slugs: string[] = body.data.map(({ slug }: { slug: string }) => slug);
  const answers: Record<string, string> = {};
  const read = async (path: string) => {
    // Each coding has an entity tag of its own, and which one comes first is a matter of time.
    const asked = app.request.get(path).set('Accept-Encoding', 'identity');
    const { status, text, headers } = await asked;
    answers[path] = `${status} ${String(headers.etag)}\n${text}`;
    return text;
  };
  for (const slug of slugs) {
    for (const format of formats) await read(`/api/explainers/${slug}?format=${format}`);
    const { data }: { data: { revision: string }[] } = JSON.parse(
      await read(`/api/explainers/${slug}/revisions`),
    );
    for (const { revision } of data) await read(`/api/explainers/${slug}?revision=${revision}`);
  }
  return { slugs, answers, feed: await readFeed(app, null, 2) };
};

describe.each(databaseKinds)('A backup that is taken while the server serves (%s)', (kind) => {
  let folder: string;
  let from: TemporaryDatabase;
  let app: RunningApp;
  let archive: string;
  let before: Awaited<ReturnType<typeof readEverything>>;
  let accessKey: string;
  let midway: string | null;
  let partner: string;
  let views: object[];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'explainer-backup-'));
    archive = join(folder, 'backup.tar.gz');
    from = await createDatabase(kind, 'content');
    app = await startApp(kind, { on: from, environment: administratorAccount });
    ({ accessKey } = await createWriter(app));
    const { explainer, update } = explainerBuilder(app);
    const { article, slug } = await explainer({ title: 'Before "it" — ’\n\t\u{1f600} moved' });
    midway = (await readFeed(app, null, 100)).cursor;
    await update('article', article, { slug: `${slug}-moved` });
    ({ documentId: partner } = await createPartner(app));
    const [day, revision] = [new Date().toISOString().slice(0, 10), 'f'.repeat(64)];
    views = [
      { day, explainer: slug, part: 'explainer', revision, views: 7 },
      { day, explainer: slug, part: 'section/one', revision, views: 4_000_000_000 },
    ];
    for (const row of views) {
      const columns = { ...row, partner };
      await app.sql(
        `INSERT INTO partner_views (${Object.keys(columns).join(', ')}) VALUES (?, ?, ?, ?, ?, ?)`,
        Object.values(columns),
      );
    }
    before = await readEverything(app);
    await runCommandWell(from.environment, 'backup', ['--output', archive]);
  });
  afterAll(async () => {
    await app.stop();
    await from.remove();
    await rm(folder, { recursive: true, force: true });
  });

  it('tells what it wrote, in one file that only its owner reads, with no secret in it', async () => {
    const { stdout } = await runCommandWell(from.environment, 'backup', ['--output', folder]);
    const [name = ''] = (await readdir(folder)).filter((one) => one.startsWith('explainers-'));
    const last = stdout.trimEnd().split('\n').at(-1);
    expect(last).toMatch(
      new RegExp(
        `^Wrote ${join(folder, name)} \\([\\d.]+ MB\\): [\\d,]+ rows of \\d+ tables, [\\d,]+ changes and \\d+ revisions in the ledger, \\d+ uploads?\\.$`,
      ),
    );
    expect((await stat(join(folder, name))).mode & 0o777).toBe(0o600);
    expect((await readdir(folder)).filter((one) => one.includes('partial'))).toEqual([]);
    const texts = (await readArchive(archive)).map(({ text }) => text).join('');
    for (const secret of Object.values(testSecrets)) expect(texts).not.toContain(secret);
    expect(texts).not.toContain(accessKey);
  });

  it.each(databaseKinds)(
    'brings back explainers, revisions, cursors, administrators, tokens and views of partners to the byte, on %s',
    async (target) => {
      const to = await createDatabase(target, null);
      try {
        await runCommandWell(to.environment, 'restore', [archive]);
        if (target === kind)
          expect(differentRows(await contentOf(from), await contentOf(to))).toEqual([]);
        const restored = await startApp(target, { on: to });
        try {
          expect(await readEverything(restored)).toEqual(before);
          const since = await readFeed(restored, midway, 100);
          expect(since.lines).toEqual((await readFeed(app, midway, 100)).lines);
          expect(since.lines.length).toBeGreaterThan(0);
          const administrator = await loginAdministrator(restored);
          const shown = await administrator.get(`/partner-views/${partner}`);
          expect(shown.body.data).toEqual(views);
          // The numbers of rows go on after those that were restored, and so does the ledger's.
          const posted = await restored.request
            .post('/api/articles')
            .set('Authorization', `Bearer ${accessKey}`)
            .send({ data: { title: 'After', slug: 'after-it' } });
          expect(posted.status).toBe(201);
          const article = await restored
            .documents('api::article.article')
            .findOne({ documentId: posted.body.data.documentId });
          const instants = ['createdAt', 'updatedAt'].map((name) => Date.parse(article[name]));
          for (const at of instants) expect(Math.abs(Date.now() - at)).toBeLessThan(300_000);
        } finally {
          await restored.stop();
        }
      } finally {
        await to.remove();
      }
    },
  );

  it('is refused on a database with content, and replaces all of it with --replace', async () => {
    const to = await createDatabase(kind, 'content');
    try {
      const there = await contentOf(to);
      const refused = await runCommand(to.environment, 'restore', [archive]);
      expect([refused.code, refused.stderr]).toEqual([
        1,
        expect.stringMatching(/^The database has content \(api::\S+\) — expected an empty one/),
      ]);
      expect(differentRows(there, await contentOf(to))).toEqual([]);
      await runCommandWell(to.environment, 'restore', ['--replace', archive]);
      expect(differentRows(await contentOf(from), await contentOf(to))).toEqual([]);
    } finally {
      await to.remove();
    }
  });

  it('is refused while a server is running on the database', async () => {
    const there = await contentOf(from);
    const { code, stderr } = await runCommand(from.environment, 'restore', ['--replace', archive]);
    expect([code, stderr]).toEqual([
      1,
      expect.stringMatching(
        /^(?:A server or a command is at work on this database|The SQLite file is open in another process) — expected nobody else/,
      ),
    ]);
    expect(differentRows(there, await contentOf(from))).toEqual([]);
    expect((await app.request.get('/api/articles')).status).toBe(200);
  });

  it('is refused by the name of what is cut off or altered, before anything changes', async () => {
    const to = await createDatabase(kind, 'content');
    try {
      const there = await contentOf(to);
      const members = await readArchive(archive);
      const cut = join(folder, 'cut.tar.gz');
      const whole = readFileSync(archive);
      await writeFile(cut, whole.subarray(0, Math.floor(whole.length / 2)));
      const altered = join(folder, 'altered.tar.gz');
      await writeAltered(
        altered,
        members.map(({ name, text }) => ({
          name,
          text: name.startsWith('tables/revisions/') ? text.replace('H4sI', 'H4sJ') : text,
        })),
      );
      const lacking = join(folder, 'lacking.tar.gz');
      await writeAltered(
        lacking,
        members.filter(({ name }) => !name.startsWith('tables/sections/')),
      );
      const noArchive = join(folder, 'text.tar.gz');
      await writeFile(noArchive, 'no archive');
      const told = async (file: string) => {
        const { code, stderr, stdout } = await runCommand(to.environment, 'restore', [
          '--replace',
          file,
        ]);
        expect([code, stdout]).toEqual([1, '']);
        return stderr;
      };
      expect(await told(cut)).toMatch(/cut\.tar\.gz: tables\/\w+\/000001\.jsonl — expected an/);
      expect(await told(altered)).toContain('tables/revisions/000001.jsonl — expected the');
      expect(await told(lacking)).toContain('tables/sections/000001.jsonl — expected in the');
      expect(await told(noArchive)).toContain('expected an archive that can be read to its end');
      expect(await told(join(folder, 'absent'))).toContain('expected an archive of npm run backup');
      expect(differentRows(there, await contentOf(to))).toEqual([]);
    } finally {
      await to.remove();
    }
  });

  it.each([
    ['killed', 'SIGKILL'],
    ['told to end', 'SIGTERM'],
    ['broken off', 'SIGINT'],
  ] as const)(
    'leaves what was there when the restore is %s, and can be restored again',
    async (_, signal) => {
      const to = await createDatabase(kind, 'content');
      try {
        const there = await contentOf(to);
        const { code } = await runCommand(to.environment, 'restore', ['--replace', archive], {
          onOutput: (stdout, kill) => {
            if (/^20 of/m.test(stdout)) kill(signal);
          },
        });
        expect(code).toBeNull();
        expect(differentRows(there, await contentOf(to))).toEqual([]);
        await runCommandWell(to.environment, 'restore', ['--replace', archive]);
        expect(differentRows(await contentOf(from), await contentOf(to))).toEqual([]);
      } finally {
        await to.remove();
      }
    },
  );

  it('is of one moment, though something is published every 100 ms', async () => {
    const { explainer, update } = explainerBuilder(app);
    const { article } = await explainer();
    const done = new AbortController();
    let published = 0;
    const publishing = (async () => {
      while (!done.signal.aborted) {
        await update('article', article, { title: `Title ${(published += 1)}` });
        await explainer();
        await wait(100);
      }
    })();
    const busy = join(folder, 'busy.tar.gz');
    await runCommandWell(from.environment, 'backup', ['--output', busy]);
    done.abort();
    await publishing;
    expect(published).toBeGreaterThan(5);
    const to = await createDatabase(kind, null);
    try {
      await runCommandWell(to.environment, 'restore', [busy]);
      const { revisions = [], articles = [], changes = [] } = await contentOf(to);
      const rows = revisions.map((row) => JSON.parse(row));
      const publishedArticles = new Map(
        articles
          .map((row) => JSON.parse(row))
          .filter(({ published_at }) => published_at !== null)
          .map((row) => [row.document_id, row.title]),
      );
      const latest = new Map<string, { sequence: number; content: string; change: number }>();
      for (const row of rows) {
        if ((latest.get(row.explainer)?.sequence ?? 0) < row.sequence)
          latest.set(row.explainer, row);
      }
      expect(latest.size).toBeGreaterThan(3);
      for (const [documentId, { content }] of latest)
        expect(publishedArticles.get(documentId)).toBe(JSON.parse(unpackedText(content)).title);
      expect(publishedArticles.size).toBe(latest.size);
      const numbers = changes.map((row) => JSON.parse(row).sequence as number);
      expect(Math.max(...rows.map(({ change }) => change as number))).toBeLessThanOrEqual(
        Math.max(...numbers),
      );
      expect(new Set(numbers).size).toBe(Math.max(...numbers));
    } finally {
      await to.remove();
    }
  });
});

describe('A restore without --replace (postgres)', () => {
  it('is refused where content came while it was waiting for its turn', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'explainer-restore-'));
    const to = await createDatabase('postgres', 'tables');
    const writing = new Client({ connectionString: to.environment.DATABASE_URL });
    const watching = new Client({ connectionString: to.environment.DATABASE_URL });
    try {
      await Promise.all([writing.connect(), watching.connect()]);
      const archive = join(folder, 'backup.tar.gz');
      await runCommandWell(to.environment, 'backup', ['--output', archive]);
      // Keeps nobody from anything but emptying the table.
      await writing.query('BEGIN; SELECT * FROM articles');
      const restoring = runCommand(to.environment, 'restore', [archive]);
      const isWaiting = async () => {
        const { rows } = await watching.query(
          `SELECT 1 FROM pg_locks WHERE NOT granted AND mode = 'AccessExclusiveLock'`,
        );
        return rows.length > 0;
      };
      for (let time = 0; time < 600 && !(await isWaiting()); time += 1) await wait(100);
      await writing.query(`INSERT INTO articles (document_id, title, slug) VALUES ('a', 'A', 'a')`);
      await writing.query('COMMIT');
      const { code, stderr } = await restoring;
      expect([code, stderr]).toEqual([
        1,
        expect.stringMatching(/^The database has content \(api::article\.article\) — expected/),
      ]);
      const { rows } = await watching.query('SELECT title FROM articles');
      expect(rows).toEqual([{ title: 'A' }]);
    } finally {
      await Promise.all([writing.end(), watching.end()]);
      await to.remove();
      await rm(folder, { recursive: true, force: true });
    }
  });
});

describe('A restore (sqlite)', () => {
  it('is waited for by whoever starts on the file meanwhile', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'explainer-restore-'));
    const to = await createDatabase('sqlite', 'content');
    try {
      const archive = join(folder, 'backup.tar.gz');
      await runCommandWell(to.environment, 'backup', ['--output', archive]);
      const before = await contentOf(to);
      let signal: (name: NodeJS.Signals) => void = () => undefined;
      let isHalfway = false;
      const restoring = runCommand(to.environment, 'restore', ['--replace', archive], {
        onOutput: (stdout, kill) => {
          signal = kill;
          if (isHalfway || !/^20 of/m.test(stdout)) return;
          isHalfway = true;
          kill('SIGSTOP');
        },
      });
      await waitUntil('the restore is half-way', () => isHalfway);
      let said = '';
      // Any command starts as a server does.
      const starting = runCommand(
        to.environment,
        'backup',
        ['--output', join(folder, 'later.tar.gz')],
        { onOutput: (stdout) => (said = stdout) },
      );
      try {
        await Promise.race([
          waitUntil('it waits', () => said.includes('Another process is starting')),
          starting.then(({ stderr }) => Promise.reject(new Error(`it did not wait: ${stderr}`))),
        ]);
      } finally {
        signal('SIGCONT');
      }
      expect([(await restoring).code, (await starting).code]).toEqual([0, 0]);
      expect(differentRows(before, await contentOf(to))).toEqual([]);
    } finally {
      await to.remove();
      await rm(folder, { recursive: true, force: true });
    }
  });
});

describe('A restore while an import is at work (postgres)', () => {
  it('is refused, and changes nothing', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'explainer-restore-'));
    const files = createImportFolder();
    for (let number = 1; number <= 10; number += 1) {
      const { name, text } = generateExplainer(number);
      files.write(name, text);
    }
    const to = await createDatabase('postgres', 'content');
    let signal: (name: NodeJS.Signals) => void = () => undefined;
    try {
      const archive = join(folder, 'backup.tar.gz');
      await runCommandWell(to.environment, 'backup', ['--output', archive]);
      let isAtWork = false;
      const importing = runCommand(to.environment, 'import', [files.path], {
        onOutput: (stdout, kill) => {
          if (isAtWork || !stdout.includes('[ 3/10] ')) return;
          isAtWork = true;
          signal = kill;
          // As slow as can be.
          kill('SIGSTOP');
        },
      });
      await Promise.race([
        waitUntil('the import is at work', () => isAtWork),
        importing.then(({ stderr }) => Promise.reject(new Error(`it has ended: ${stderr}`))),
      ]);
      const there = await contentOf(to);
      const { code, stderr } = await runCommand(to.environment, 'restore', ['--replace', archive]);
      expect([code, stderr]).toEqual([
        1,
        expect.stringMatching(
          /^A server or a command is at work on this database — expected nobody else/,
        ),
      ]);
      expect(differentRows(there, await contentOf(to))).toEqual([]);
      signal('SIGKILL');
      expect((await importing).code).toBeNull();
      await runCommandWell(to.environment, 'restore', ['--replace', archive]);
    } finally {
      signal('SIGKILL');
      files.remove();
      await to.remove();
      await rm(folder, { recursive: true, force: true });
    }
  });
});

describe('What follows the rows of a restore, such as uploads that take their places,', () => {
  const replacement = {
    emptied: ['partner_views'],
    expectedEmpty: [],
    put: async () => undefined,
  };
  const fails = async () => Promise.reject(new Error('no room'));

  it('is done before anybody else may start or serve (postgres)', async () => {
    const to = await createDatabase('postgres', 'tables');
    const client = new Client({ connectionString: to.environment.DATABASE_URL });
    const other = new Client({ connectionString: to.environment.DATABASE_URL });
    await Promise.all([client.connect(), other.connect()]);
    const strapi = { db: { getSchemaName: () => 'public' } } as unknown as Core.Strapi;
    const connection = client as unknown as Parameters<typeof replaceInPostgres>[1];
    /** As src/database/locks.ts has them; each is given back at once. */
    const mayWork = async () => {
      const { rows } = await other.query(
        `SELECT pg_try_advisory_xact_lock(5401200, hashtext('public')) AS starts,
          pg_try_advisory_xact_lock_shared(5401201, hashtext('public')) AS serves`,
      );
      return rows[0];
    };
    try {
      const seen: unknown[] = [];
      const look = async () => void seen.push(await mayWork());
      await replaceInPostgres(strapi, connection, { ...replacement, afterwards: look });
      expect(seen).toEqual([{ starts: false, serves: false }]);
      expect(await mayWork()).toEqual({ starts: true, serves: true });
      await expect(
        replaceInPostgres(strapi, connection, { ...replacement, afterwards: fails }),
      ).rejects.toThrow('no room');
      expect(await mayWork()).toEqual({ starts: true, serves: true });
    } finally {
      await Promise.all([client.end(), other.end()]);
      await to.remove();
    }
  });

  it('is done before anybody else may start (sqlite)', async () => {
    const to = await createDatabase('sqlite', 'tables');
    const filename = to.environment.DATABASE_FILENAME ?? '';
    const client = { driver: Sqlite, connectionSettings: { filename } };
    const strapi = { db: { connection: { client } } } as unknown as Core.Strapi;
    const connection = new Sqlite(filename);
    const mayStart = (): boolean => {
      const turn = new Sqlite(`${filename}-starting`, { timeout: 0 });
      try {
        turn.exec('BEGIN EXCLUSIVE');
        return true;
      } catch {
        return false;
      } finally {
        turn.close();
      }
    };
    try {
      const seen: boolean[] = [];
      const look = async () => void seen.push(mayStart());
      await replaceInSqlite(strapi, connection, { ...replacement, afterwards: look });
      expect([...seen, mayStart()]).toEqual([false, true]);
      await expect(
        replaceInSqlite(strapi, connection, { ...replacement, afterwards: fails }),
      ).rejects.toThrow('no room');
      expect(mayStart()).toBe(true);
    } finally {
      connection.close();
      await to.remove();
    }
  });
});
