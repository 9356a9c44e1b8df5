import { connect, createServer } from 'node:net';

/** A way to the suite's PostgreSQL on which the answer to a COMMIT can be lost, which was carried out. */
export const forgetfulPostgres = async (url: string) => {
  const { hostname, port } = new URL(url);
  let awaited: string | null = null;
  let isGone = false;
  let isLast = false;
  // A client that takes its leave is told that the server has gone when it has, with its locks.
  const gate = createServer({ allowHalfOpen: true }, (client) => {
    if (isGone) {
      client.resetAndDestroy();
      return;
    }
    const server = connect(Number(port), hostname);
    let isMeant = false;
    let isCommitting = false;
    for (const socket of [client, server]) socket.on('error', () => socket.destroy());
    client.on('data', (sent) => {
      if (awaited !== null && sent.includes(awaited)) {
        isMeant = true;
        awaited = null;
      }
      isCommitting = isMeant && sent.includes('COMMIT');
      server.write(sent);
    });
    server.on('data', (answer) => {
      if (!isCommitting) {
        client.write(answer);
        return;
      }
      isGone = isLast;
      client.destroy();
      server.destroy();
    });
    client.on('end', () => server.end());
    client.on('close', () => server.end());
    server.on('close', () => client.end());
  });
  await new Promise<void>((listening) => gate.listen(0, '127.0.0.1', listening));
  const address = gate.address();
  if (address === null || typeof address === 'string') throw new Error('the gate has no port');
  const through = new URL(url);
  through.port = String(address.port);
  return {
    url: through.href,
    /** Of the transaction that sends these words next; with `forGood` the server is gone from then on. */
    loseAfter: (words: string, { forGood = false } = {}) => {
      awaited = words;
      isLast = forGood;
    },
    isLost: () => awaited === null,
    close: () => gate.close(),
  };
};
