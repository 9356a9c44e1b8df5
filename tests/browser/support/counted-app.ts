import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pipeline } from 'node:stream/promises';
import type { SharedApp } from './shared-app';

/**
 * The server at an address of its own, where what reaches it is counted: what a browser has in its cache does not, whatever its
 * tools say of it.
 */
export const countedApp = (app: Pick<SharedApp, 'url'>) => {
  const arrived: { path: string; status: number }[] = [];
  let server: Server | undefined;
  beforeAll(async () => {
    server = createServer((incoming, outgoing) => {
      const { method, headers, url: path = '' } = incoming;
      const passedOn = request(`${app.url}${path}`, { method, headers }, (answer) => {
        const { statusCode: status = 0 } = answer;
        arrived.push({ path, status });
        outgoing.writeHead(status, answer.headers);
        void pipeline(answer, outgoing).catch(() => outgoing.destroy());
      });
      void pipeline(incoming, passedOn).catch(() => outgoing.destroy());
    });
    await new Promise<void>((done) => server?.listen(0, '127.0.0.1', done));
  });
  afterAll(() => {
    server?.closeAllConnections();
    server?.close();
  });
  return {
    url: () => `http://127.0.0.1:${(server?.address() as AddressInfo).port}`,
    /** What has reached the server since it was last asked for. */
    take: () => arrived.splice(0),
  };
};
