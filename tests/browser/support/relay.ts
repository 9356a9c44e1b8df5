import { createServer, type Server } from 'node:http';
import { json } from 'node:stream/consumers';
import type { RunningApp } from '../../support/running-app';

/** Passes what a test file, in a process of its own, asks the one server of the run to write; the server's channel is its parent's alone. */
export const openRelay = async (app: RunningApp): Promise<Server> => {
  const server = createServer((request, response) => {
    const answer = async (): Promise<unknown> => {
      const { target, uid, method, params } = (await json(request)) as any;
      return app[target as 'documents' | 'query'](uid)[method as 'create'](params);
    };
    answer().then(
      (result) => response.end(JSON.stringify({ result })),
      (error: unknown) => response.end(JSON.stringify({ error: String(error) })),
    );
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return server;
};
