import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { TemporaryDatabase } from './databases';

export interface OwnPostgres {
  /** An empty database in it; removed with the whole of it. */
  database: TemporaryDatabase;
  /** Ends it in order. */
  stop: () => Promise<void>;
  /** Ends it as a fault would, with SIGKILL. */
  kill: () => Promise<void>;
  /** Starts it as a standby, which only reads. */
  demote: () => Promise<void>;
  /** Resolves when it takes connections again. */
  start: () => Promise<void>;
}

/** A PostgreSQL that can really be stopped: the suite's is for everybody. */
export const startOwnPostgres = async (): Promise<OwnPostgres> => {
  const child = fork(join(__dirname, 'postgres-process.mjs'), { silent: true });
  const output: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => output.push(chunk.toString()));
  const said = () =>
    new Promise<{ port: number }>((heard, failed) => {
      child.once('message', heard);
      child.once('exit', () => failed(new Error(output.join(''))));
    });
  const { port } = await said();
  const act = async (name: 'stop' | 'kill' | 'start' | 'demote') => {
    const done = said();
    child.send(name);
    await done;
  };
  return {
    database: {
      environment: {
        DATABASE_CLIENT: 'postgres',
        DATABASE_URL: `postgresql://explainer:explainer@127.0.0.1:${port}/postgres`,
      },
      remove: async () => {
        const ended = new Promise((done) => child.once('exit', done));
        child.disconnect();
        await ended;
      },
    },
    stop: () => act('stop'),
    kill: () => act('kill'),
    demote: () => act('demote'),
    start: () => act('start'),
  };
};
