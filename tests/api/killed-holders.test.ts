import { mkdtemp, readdir, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { runCommand, runCommandWell } from '../support/command-line';
import { createDatabase, databaseKinds, type TemporaryDatabase } from '../support/databases';
import { startApp, type RunningApp } from '../support/running-app';
import { waitUntil } from '../support/wait-until';

/** As in src/database/locks.ts. */
const locks = { starting: 5_401_200, indexes: 5_401_203, panelRoles: 5_401_204 } as const;
type Lock = keyof typeof locks;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'explainer-killed-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('Who is killed while it starts (postgres)', () => {
  /** An own session beside the servers. */
  const connect = async (database: TemporaryDatabase): Promise<Client> => {
    const client = new Client({ connectionString: database.environment.DATABASE_URL });
    await client.connect();
    return client;
  };
  const holdersOf = async (client: Client, lock: Lock, isGranted: boolean): Promise<number> => {
    const { rows } = await client.query(
      `SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND classid = $1 AND granted = $2
         AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
      [locks[lock], isGranted],
    );
    return rows.length;
  };
  /** Who has the lock, and waits for a table that somebody else has. */
  const standing = async (client: Client, lock: Lock): Promise<number> => {
    const { rows } = await client.query(
      `SELECT 1 FROM pg_locks held JOIN pg_locks awaited USING (pid) WHERE held.locktype = 'advisory' AND held.classid = $1
         AND held.granted AND awaited.locktype = 'relation' AND NOT awaited.granted`,
      [locks[lock]],
    );
    return rows.length;
  };
  /** Waits for it while something else is under way, whose end would be too early. */
  const during = async (
    underWay: Promise<unknown>,
    what: string,
    isSo: () => Promise<number>,
  ): Promise<void> => {
    let ended: string | undefined;
    underWay.then(
      (result) => (ended = JSON.stringify(result, ['code', 'stdout', 'stderr', 'url'])),
      (error: unknown) => (ended = String(error)),
    );
    await waitUntil(what, async () => {
      if (ended !== undefined) throw new Error(`${what}: it ended before that: ${ended}`);
      return (await isSo()) > 0;
    });
  };
  /** Any command starts as a server does. */
  const startKillable = (database: TemporaryDatabase) => {
    let signalled: (signal: NodeJS.Signals) => void = () => undefined;
    const send = (signal: NodeJS.Signals): void => signalled(signal);
    const archive = ['--output', join(folder, 'never.tar.gz')];
    const ends = runCommand(database.environment, 'backup', archive, {
      onStart: (given) => {
        signalled = given;
      },
    });
    return { ends, send };
  };

  /** What happens to others where the first has its turn on an empty database, and is about to make the tables. */
  const whileFirstStarts = async (
    happens: (
      first: ReturnType<typeof startKillable>,
      on: { database: TemporaryDatabase; client: Client },
    ) => Promise<RunningApp>,
  ): Promise<void> => {
    const database = await createDatabase('postgres', null);
    const client = await connect(database);
    try {
      const first = startKillable(database);
      await during(first.ends, 'the first has its turn', () => holdersOf(client, 'starting', true));
      const app = await happens(first, { database, client });
      expect((await app.request.get('/api/explainers')).status).toBe(200);
      expect(await holdersOf(client, 'starting', true)).toBe(0);
      await app.stop();
    } finally {
      await client.end();
      await database.remove();
    }
  };

  it('gives the turn to start to the one who waits, and to the next', () =>
    whileFirstStarts(async (first, { database, client }) => {
      const second = startApp('postgres', { on: database });
      await during(first.ends, 'the second waits', () => holdersOf(client, 'starting', false));
      first.send('SIGKILL');
      expect((await first.ends).code).toBeNull();
      return second;
    }));

  it('gives the turn to the next one also where who has it is frozen, who ends when awake again', () =>
    whileFirstStarts(async (first, { database }) => {
      first.send('SIGSTOP');
      const app = await startApp('postgres', { on: database });
      expect(app.output()).toContain(
        'Another process is starting on this database; waiting for it',
      );
      expect((await app.request.get('/api/explainers')).status).toBe(200);
      first.send('SIGCONT');
      const { code, stdout, stderr } = await first.ends;
      expect([code, `${stdout}${stderr}`]).toEqual([
        1,
        expect.stringContaining('This start lost its turn, since the database heard nothing of it'),
      ]);
      return app;
    }));

  it.each([
    {
      lock: 'indexes',
      // Making an index waits for whoever writes to its table; nothing else of a start does.
      stopper: 'LOCK TABLE articles IN ROW EXCLUSIVE MODE',
      before: 'DROP INDEX articles_slug_draft_unique',
      count: `SELECT COUNT(*) FROM pg_indexes WHERE indexname = 'articles_slug_draft_unique'`,
    },
    {
      lock: 'panelRoles',
      // Rights can be read, and not be written.
      stopper: 'LOCK TABLE admin_permissions IN SHARE MODE',
      before: `DELETE FROM admin_permissions WHERE subject = 'api::notice.notice' AND action = 'plugin::content-manager.explorer.publish'
        AND id IN (SELECT permission_id FROM admin_permissions_role_lnk l JOIN admin_roles r ON r.id = l.role_id WHERE r.code = 'strapi-editor')`,
      count: `SELECT COUNT(*) FROM admin_permissions p JOIN admin_permissions_role_lnk l ON l.permission_id = p.id
        JOIN admin_roles r ON r.id = l.role_id WHERE r.code = 'strapi-editor' AND subject = 'api::notice.notice'
        AND action = 'plugin::content-manager.explorer.publish'`,
    },
  ] as const)('leaves $lock to the one who waits for it', async (one) => {
    const { lock, stopper, before, count } = one;
    const database = await createDatabase('postgres', 'tables');
    const client = await connect(database);
    const another = await connect(database);
    const counted = async () => Number((await client.query(count)).rows[0].count);
    try {
      expect((await client.query(before)).command).toBe(
        before.startsWith('DROP') ? 'DROP' : 'DELETE',
      );
      expect(await counted()).toBe(0);
      await another.query(`BEGIN; ${stopper}`);
      const first = startKillable(database);
      await during(first.ends, 'the first stands still', () => standing(client, lock));
      first.send('SIGKILL');
      expect((await first.ends).code).toBeNull();
      // The session of the one who was killed stands in its statement, and has the lock as long.
      const second = startApp('postgres', { on: database });
      await during(second, 'the second waits', () => holdersOf(client, lock, false));
      await another.query('ROLLBACK');
      const app = await second;
      expect((await app.request.get('/api/explainers')).status).toBe(200);
      expect(await counted()).toBe(1);
      expect(await holdersOf(client, lock, true)).toBe(0);
      await app.stop();
    } finally {
      await Promise.all([client.end(), another.end()]);
      await database.remove();
    }
  });
});

describe.each(databaseKinds)('Who is killed while it serves or backs up (%s)', (kind) => {
  let database: TemporaryDatabase;
  beforeAll(async () => {
    database = await createDatabase(kind, 'content');
  });
  afterAll(() => database.remove());

  it('keeps nobody from a backup, nor from a restore, which nobody else may be there for', async () => {
    const archive = join(folder, `${kind}.tar.gz`);
    const { environment } = database;
    const app = await startApp(kind, { on: database });
    const killed = await runCommand(environment, 'backup', ['--output', archive], {
      onOutput: (stdout, kill) => {
        if (/^20 of/m.test(stdout)) kill();
      },
    });
    expect(killed.code).toBeNull();
    const left = await readdir(folder);
    expect(left).toEqual([expect.stringMatching(`^${kind}\\.tar\\.gz\\.[0-9a-f]{8}\\.partial$`)]);
    // Might be somebody's who is at it.
    await runCommandWell(environment, 'backup', ['--output', archive]);
    expect(await readdir(folder)).toEqual([`${kind}.tar.gz`, ...left]);
    const longAgo = new Date(Date.now() - 61 * 60_000);
    await utimes(join(folder, left[0]!), longAgo, longAgo);
    const { stdout } = await runCommandWell(environment, 'backup', ['--output', archive]);
    expect(stdout).toContain(`Removed ${left[0]}, which a backup that was killed had left.`);
    expect(await readdir(folder)).toEqual([`${kind}.tar.gz`]);
    const refused = await runCommand(environment, 'restore', ['--replace', archive]);
    expect([refused.code, refused.stderr]).toEqual([
      1,
      expect.stringMatching(
        /^(?:A server or a command is at work on this database|The SQLite file is open in another)/,
      ),
    ]);
    // With SIGKILL.
    await app.stop();
    await runCommandWell(environment, 'restore', ['--replace', archive]);
    await rm(archive);
  });

  it.each(['SIGTERM', 'SIGINT'] as const)(
    'leaves nothing, and does not say that it was done, where %s ends a backup',
    async (signal) => {
      const ended = await runCommand(
        database.environment,
        'backup',
        ['--output', join(folder, 'ended.tar.gz')],
        { onOutput: (stdout, kill) => /^20 of/m.test(stdout) && kill(signal) },
      );
      expect([ended.code, await readdir(folder)]).toEqual([1, []]);
    },
  );
});
