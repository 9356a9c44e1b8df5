import { createServer, get, type Server } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { endUnreadAnswers } from '../../../src/security/unread-answers';

/** More than the system keeps for who does not read. */
const long = Buffer.alloc(64 * 1024 * 1024, 'a');
const milliseconds = 1_000;

describe('A server whose answers are not read', () => {
  let server: Server;
  let port: number;
  const sockets: Socket[] = [];
  beforeAll(async () => {
    server = createServer((request, response) => {
      if (request.url === '/late') setTimeout(() => response.end('late'), milliseconds * 2);
      else response.end(long);
    });
    endUnreadAnswers(server, milliseconds);
    server.listen(0, '127.0.0.1');
    await new Promise((listening) => server.once('listening', listening));
    port = (server.address() as AddressInfo).port;
  });
  afterAll(() => {
    for (const socket of sockets) socket.destroy();
    server.closeAllConnections();
    server.close();
  });

  const ask = (path: string): Socket => {
    const socket = connect(port, '127.0.0.1');
    sockets.push(socket);
    socket.write(`GET ${path} HTTP/1.1\r\nHost: here\r\n\r\n`);
    return socket;
  };
  const openConnections = (): Promise<number> =>
    new Promise((told) => server.getConnections((_, count) => told(count)));

  it('ends the connections of those who take nothing', async () => {
    ask('/').pause();
    const end = performance.now() + 60_000;
    while ((await openConnections()) === 0 && performance.now() < end)
      await new Promise((later) => setTimeout(later, 5));
    while ((await openConnections()) > 0 && performance.now() < end)
      await new Promise((later) => setTimeout(later, 20));
    expect(await openConnections()).toBe(0);
  });

  it('and neither of who waits for what is not there yet, nor of who reads slowly', async () => {
    const late = await new Promise<string>((told, failed) =>
      get({ port, host: '127.0.0.1', path: '/late', agent: false }, (response) => {
        response.on('data', (chunk: Buffer) => told(chunk.toString()));
      }).on('error', failed),
    );
    expect(late).toBe('late');
    const slow = ask('/');
    let taken = 0;
    slow.on('data', (chunk: Buffer) => {
      taken += chunk.length;
      slow.pause();
      setTimeout(() => slow.resume(), milliseconds / 250);
    });
    const end = performance.now() + 60_000;
    while (taken < long.length && performance.now() < end && !slow.destroyed)
      await new Promise((later) => setTimeout(later, 20));
    expect(taken).toBeGreaterThan(long.length);
  });
});
