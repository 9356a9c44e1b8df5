import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { runCommand, runCommandWell } from '../support/command-line';
import { createDatabase, databaseKinds, type TemporaryDatabase } from '../support/databases';
import { startApp } from '../support/running-app';

const wait = (milliseconds: number) => new Promise((later) => setTimeout(later, milliseconds));

/** `starting` in src/database/locks.ts. */
const turnToStart = 5_401_200;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'explainer-killed-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('Who is killed while it has the turn to start (postgres)', () => {
  const holdersOf = async (client: Client, isGranted: boolean): Promise<number> => {
    const { rows } = await client.query(
      `SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND classid = $1 AND granted = $2
         AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
      [turnToStart, isGranted],
    );
    return rows.length;
  };

  it('gives it to the one who waits, and to the next', async () => {
    const database = await createDatabase('postgres', null);
    const client = new Client({ connectionString: database.environment.DATABASE_URL });
    await client.connect();
    try {
      const until = async (isGranted: boolean) => {
        while ((await holdersOf(client, isGranted)) === 0) await wait(5);
      };
      const killing = new AbortController();
      const archive = ['--output', join(folder, 'never.tar.gz')];
      const first = runCommand(database.environment, 'backup', archive, {
        killed: killing.signal,
      });
      await until(true);
      const second = startApp('postgres', { on: database });
      // Where it ends before anybody waits, its code says so below.
      await Promise.race([until(false), first]);
      // It is about to make the tables.
      killing.abort();
      expect((await first).code).toBeNull();
      const app = await second;
      expect((await app.request.get('/api/explainers')).status).toBe(200);
      expect(await holdersOf(client, true)).toBe(0);
      await app.stop();
    } finally {
      await client.end();
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
    await runCommandWell(environment, 'backup', ['--output', archive]);
    const refused = await runCommand(environment, 'restore', ['--replace', archive]);
    expect([refused.code, refused.stderr]).toEqual([
      1,
      expect.stringMatching(/^(?:A server is running on this|The SQLite file is open in another)/),
    ]);
    // With SIGKILL.
    await app.stop();
    await runCommandWell(environment, 'restore', ['--replace', archive]);
  });
});
