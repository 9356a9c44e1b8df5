import { createServer, connect, type Socket } from 'node:net';

/**
 * A way to the suite's PostgreSQL that can be broken, as if the server were stopped: what is open is cut, and nothing is let in. Or
 * hung, as if it were frozen: what is open stays so, whoever comes is let in, and nothing is answered.
 */
export const breakablePostgres = async (url: string) => {
  const { hostname, port } = new URL(url);
  const open = new Set<Socket>();
  let isBroken = false;
  let isHung = false;
  let cutsAt: string | null = null;
  let hangsAt: string | null = null;
  const hang = (): void => {
    isHung = true;
    for (const socket of open) socket.pause();
  };
  const gate = createServer((client) => {
    if (isBroken) {
      client.resetAndDestroy();
      return;
    }
    const server = connect(Number(port), hostname);
    for (const socket of [client, server]) {
      open.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => open.delete(socket));
    }
    client.on('data', (sent) => {
      if (cutsAt !== null && sent.includes(cutsAt))
        for (const one of [client, server]) one.destroy();
      if (hangsAt !== null && sent.includes(hangsAt)) hang();
      else server.write(sent);
    });
    client.on('end', () => server.end());
    server.pipe(client);
    if (isHung) for (const socket of [client, server]) socket.pause();
  });
  await new Promise<void>((listening) => gate.listen(0, '127.0.0.1', listening));
  const address = gate.address();
  if (address === null || typeof address === 'string') throw new Error('the gate has no port');
  const through = new URL(url);
  through.port = String(address.port);
  const cut = (): void => open.forEach((socket) => socket.destroy());
  return {
    url: through.href,
    breakDown: () => {
      isBroken = true;
      cut();
    },
    hang,
    /** Whatever is open leads nowhere from now on; whoever connects anew is let through. */
    forgetOpen: () => {
      for (const socket of open) socket.pause();
    },
    /** Hangs as soon as something with these words is asked, which is not passed on. */
    hangAt: (words: string) => {
      hangsAt = words;
    },
    mend: () => {
      isBroken = false;
      isHung = false;
      hangsAt = null;
      for (const socket of open) socket.resume();
    },
    /** Cuts what is open, and from now on each connection as soon as it asks for something with these words; null for none. */
    cutAt: (words: string | null) => {
      cutsAt = words;
      cut();
    },
    close: () => {
      cut();
      gate.close();
    },
  };
};
