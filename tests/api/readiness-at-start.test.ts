import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { get } from 'node:http';
import { createServer, type AddressInfo } from 'node:net';
// @ts-expect-error better-sqlite3 ships without types.
import Sqlite from 'better-sqlite3';
import { Client } from 'pg';
import { createDatabase, type TemporaryDatabase } from '../support/databases';
import { copyStartableProject, type ProjectCopy } from '../support/project-copy';
import { testSecrets } from '../support/test-secrets';
import { waitUntil } from '../support/wait-until';

const doors = ['/readyz', '/_health', '/healthz', '/api/explainers'];

let project: ProjectCopy;
beforeAll(() => {
  project = copyStartableProject('readiness');
});
afterAll(() => project.remove());

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
};

/** The status of an answer, or the name of the error where nobody gave one. */
type Outcome = number | string;

/** `npm start` on a database, and what whoever asks it hears. */
const startOn = async ({ environment }: TemporaryDatabase) => {
  const port = await freePort();
  const child: ChildProcess = spawn(process.execPath, ['src/start/start.mjs'], {
    cwd: project.folder,
    env: {
      ...{ PATH: process.env.PATH, HOME: process.env.HOME, ENV_PATH: '/dev/null' },
      ...{ HOST: '127.0.0.1', PORT: String(port), IMPORT_CONTENT: 'false' },
      ...testSecrets,
      ...environment,
    },
  });
  const output: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => output.push(chunk.toString()));
  const ask = (path: string): Promise<Outcome> => {
    if (child.exitCode !== null) throw new Error(output.join(''));
    return new Promise((answered) => {
      const request = get({ host: '127.0.0.1', port, path, agent: false }, (response) => {
        response.resume();
        answered(response.statusCode ?? 0);
      });
      request.once('error', (error: NodeJS.ErrnoException) =>
        answered(error.code ?? error.message),
      );
    });
  };
  return {
    ask,
    askAll: () => Promise.all(doors.map((path) => ask(path))),
    output: () => output.join(''),
    end: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
  };
};

/** Asks for readiness all the time, until it is told. */
const watchReadiness = (ask: (path: string) => Promise<Outcome>) => {
  const heard = new Set<Outcome>();
  const told = (async () => {
    for (let outcome = await ask('/readyz'); outcome !== 200; outcome = await ask('/readyz')) {
      heard.add(outcome);
      await new Promise((later) => setTimeout(later, 10));
    }
  })();
  // A test that fails before ends the server, which then tells nobody.
  told.catch(() => undefined);
  return { heard, told };
};

const refused = doors.map(() => 'ECONNREFUSED');

describe('No server says that it is ready, nor anything else, before it has started', () => {
  /** Steps of a start in their order, what each needs, and how another session keeps it from that. */
  const steps = [
    {
      step: 'migrations',
      table: 'strapi_migrations_internal',
      mode: 'ACCESS EXCLUSIVE',
    },
    // Only ALTER TABLE waits for a reader.
    { step: 'columns', table: 'articles', mode: 'ACCESS SHARE' },
    { step: 'indexes', table: 'conditions', mode: 'ROW EXCLUSIVE' },
    { step: 'lines of the ledger', table: 'revisions', mode: 'SHARE' },
  ];
  /** As an older version left it, so that each step has something to do. */
  const makeOld = [
    'ALTER TABLE articles DROP COLUMN about',
    'DELETE FROM strapi_database_schema',
    'DROP INDEX conditions_slug_draft_unique',
    'DELETE FROM revisions',
  ].join('; ');
  const done = `SELECT
    (SELECT COUNT(*) FROM information_schema.columns WHERE table_name = 'articles' AND column_name = 'about') AS columns,
    (SELECT COUNT(*) FROM pg_indexes WHERE indexname = 'conditions_slug_draft_unique') AS indexes,
    (SELECT COUNT(*) FROM revisions) AS lines`;
  const isAwaited = `SELECT 1 FROM pg_locks WHERE relation = $1::regclass AND NOT granted`;

  it('whether it migrates, alters tables, makes indexes or catches up with what was published (postgres)', async () => {
    const database = await createDatabase('postgres', 'content');
    const connect = async () => {
      const client = new Client({ connectionString: database.environment.DATABASE_URL });
      await client.connect();
      return client;
    };
    const client = await connect();
    await client.query(makeOld);
    expect((await client.query(done)).rows).toEqual([{ columns: '0', indexes: '0', lines: '0' }]);
    const held = await Promise.all(
      steps.map(async ({ table, mode, ...one }) => {
        const holder = await connect();
        await holder.query(`BEGIN; LOCK TABLE ${table} IN ${mode} MODE`);
        return { ...one, table, holder };
      }),
    );
    const server = await startOn(database);
    const { heard, told } = watchReadiness(server.ask);
    try {
      for (const { step, table, holder } of held) {
        await waitUntil(
          () => `the start waits for its ${step}\n${server.output()}`,
          async () => (await client.query(isAwaited, [table])).rows.length > 0,
        );
        expect([step, await server.askAll()]).toEqual([step, refused]);
        await holder.query('ROLLBACK');
      }
      await told;
      expect((await client.query(done)).rows).toEqual([{ columns: '1', indexes: '1', lines: '1' }]);
      expect([...heard]).toEqual(['ECONNREFUSED']);
      expect(await server.askAll()).toEqual([200, 204, 200, 200]);
    } finally {
      await server.end();
      await Promise.all([client, ...held.map(({ holder }) => holder)].map((one) => one.end()));
      await database.remove();
    }
  });

  it('while it waits for another that starts on the same file (sqlite)', async () => {
    const database = await createDatabase('sqlite', 'content');
    const turn = new Sqlite(`${database.environment.DATABASE_FILENAME}-starting`);
    turn.exec('BEGIN EXCLUSIVE');
    const server = await startOn(database);
    const { heard, told } = watchReadiness(server.ask);
    try {
      await waitUntil(
        () => `it waits\n${server.output()}`,
        () => server.output().includes('Another process is starting on this database'),
      );
      expect(await server.askAll()).toEqual(refused);
      turn.close();
      await told;
      expect([...heard]).toEqual(['ECONNREFUSED']);
      expect(await server.askAll()).toEqual([200, 204, 200, 200]);
    } finally {
      await server.end();
      turn.close();
      await database.remove();
    }
  });
});
