// The floor of every answer: Node's own HTTP server, which reads the request to its end and sends what it was given from memory.
'use strict';
const http = require('node:http');

/** @type {{ status: number, headers: string[], body: Buffer }} */
let answer = { status: 503, headers: [], body: Buffer.alloc(0) };

const server = http.createServer((request, response) => {
  const send = () => {
    response.writeHead(answer.status, answer.headers);
    response.end(answer.body);
  };
  if (request.method !== 'POST') {
    send();
    return;
  }
  /** @type {Buffer[]} */
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    Buffer.concat(chunks);
    send();
  });
});

/** @param {{ target: string, method: string, args: any[] }} call */
const perform = ({ target, method, args }) => {
  if (target === 'process') return /** @type {any} */ (process)[method](...args);
  const [{ status, headers, body, keepAliveSeconds }] = args;
  answer = { status, headers, body: Buffer.from(body, 'base64') };
  server.keepAliveTimeout = keepAliveSeconds * 1000;
  return null;
};

process.on('message', (/** @type {any} */ { id, ...call }) =>
  process.send?.({ id, result: perform(call) }),
);
process.on('disconnect', () => process.exit(0));
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.send?.({ port: typeof address === 'object' ? address?.port : undefined });
});
