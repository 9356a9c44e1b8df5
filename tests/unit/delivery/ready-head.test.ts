import { createServer, type Server, type ServerResponse } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { createGiveHead, withHeads } from '../../../src/delivery/front-door/ready-head';
import { readyForm } from '../../../src/delivery/policy/ready-answer';

const body = Buffer.from('What ketamine does: é');
const computed = { status: 200, body, headers: { 'content-type': 'text/plain', vary: 'Accept' } };
const formOf = (given: typeof computed) =>
  withHeads(readyForm(given, { etag: '"one"', encoding: 'identity', body }));
const form = formOf(computed);

interface Given {
  server?: Partial<Pick<Server, 'keepAliveTimeout' | 'maxRequestsPerSocket'>>;
  before?: (response: ServerResponse) => void;
}

/** All bytes that come back for what is sent, with the given or with Node's own way to write the head; and how often the given was taken. */
const exchange = async (sent: string, isReady: boolean, { server: settings, before }: Given) => {
  let given = 0;
  const server = createServer((request, response) => {
    before?.(response);
    const isModified = request.headers['if-none-match'] === undefined;
    const [status, head, headers] = isModified
      ? [200, form.head, form.headers]
      : [304, form.notModifiedHead, form.notModifiedHeaders];
    if (isReady && giveHead(response, status, head)) given += 1;
    else response.writeHead(status, headers);
    if (isModified) response.end(form.body);
    else response.end();
  });
  Object.assign(server, settings);
  const giveHead = createGiveHead(server);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  const chunks: Buffer[] = [];
  socket.on('data', (chunk) => chunks.push(chunk));
  const ended = new Promise((done) => socket.once('close', done));
  socket.write(sent);
  // The last request ends the connection, so that all that came before it is there.
  socket.end('GET /last HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n');
  await ended;
  await new Promise((closed) => server.close(closed));
  const text = Buffer.concat(chunks).toString('latin1');
  return {
    text: text.replace(/Date: [^\r]+/g, 'Date: now'),
    dates: text.match(/Date: .+/g),
    given,
  };
};

const get = 'GET / HTTP/1.1\r\nHost: a\r\n';
const cases: [string, string, Given, number][] = [
  ['a read', `${get}\r\n`, {}, 1],
  ['the head alone', 'HEAD / HTTP/1.1\r\nHost: a\r\n\r\n', {}, 1],
  ['one who has it', `${get}If-None-Match: "one"\r\n\r\n`, {}, 1],
  ['three at once on one connection', `${get}\r\n${get}If-None-Match: *\r\n\r\n${get}\r\n`, {}, 3],
  ['HTTP/1.0 that stays', 'GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n', {}, 1],
  ['HTTP/1.0 that goes', 'GET / HTTP/1.0\r\n\r\n', {}, 0],
  ['a connection that ends', `${get}Connection: close\r\n\r\n`, {}, 0],
  ['a server that names no time', `${get}\r\n`, { server: { keepAliveTimeout: 0 } }, 1],
  ['another time', `${get}\r\n`, { server: { keepAliveTimeout: 72_900 } }, 1],
  ['a server that ends connections', `${get}\r\n`, { server: { maxRequestsPerSocket: 2 } }, 0],
  [
    'what was set before',
    `${get}\r\n`,
    { before: (response) => response.setHeader('X-Request-Id', 'a') },
    0,
  ],
  ['a server about to end', `${get}\r\n`, { before: (r) => (r.shouldKeepAlive = false) }, 0],
];

describe('Heads that are ready', () => {
  it.each(cases)('are what Node would write: %s', async (_name, sent, given, taken) => {
    const ready = await exchange(sent, true, given);
    const own = await exchange(sent, false, given);
    expect(own.text).toContain('HTTP/1.1 ');
    expect(ready.text).toBe(own.text);
    expect(ready.dates?.map((line) => line.trim())).toEqual(
      ready.dates?.map(() => expect.stringMatching(/^Date: \w{3}, \d\d \w{3} \d{4} [\d:]{8} GMT$/)),
    );
    expect([own.given, ready.given]).toEqual([0, taken]);
  });

  it('are not given where Node keeps heads elsewhere', () => {
    const response = { shouldKeepAlive: true, getHeaderNames: () => [], headersSent: false };
    const giveHead = createGiveHead({ keepAliveTimeout: 5_000, maxRequestsPerSocket: 0 });
    expect(giveHead(response as unknown as ServerResponse, 200, form.head)).toBe(false);
  });

  it('let no line into them that Node would not', () => {
    const headers = { ...computed.headers, link: 'a\r\nSet-Cookie: b=c' };
    expect(() => formOf({ ...computed, headers })).toThrow(
      /Invalid character in header content \["link"\]/,
    );
  });
});
