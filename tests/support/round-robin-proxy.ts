import { Agent, createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

interface Instance {
  port: number;
  isReady: boolean;
  /** How often in a row it was asked and was not ready. */
  failures: number;
}

const pollMilliseconds = 250;
/** One check may be lost on a busy machine; HAProxy calls it `fall`. */
const failuresUntilOut = 2;

/**
 * A balancer as there are many: it sends requests in turn to the instances whose /readyz said 200 when it was last asked, over
 * connections that it keeps, and sends none twice but one that could not even be delivered, because the connection was refused.
 */
export const roundRobinProxy = async () => {
  const instances = new Set<Instance>();
  const agent = new Agent({ keepAlive: true, maxSockets: Infinity });
  let turn = 0;

  const nextInstance = (tried: ReadonlySet<Instance>): Instance | undefined => {
    const untried = [...instances].filter((one) => !tried.has(one));
    const readyOnes = untried.filter((one) => one.isReady);
    // Where none is, all are as good, as Envoy and others have it.
    const ready = readyOnes.length > 0 ? readyOnes : untried;
    return ready[(turn += 1) % Math.max(1, ready.length)];
  };

  const forward = (
    incoming: IncomingMessage,
    outgoing: ServerResponse,
    body: Buffer,
    tried = new Set<Instance>(),
  ): void => {
    const instance = nextInstance(tried);
    if (instance === undefined) {
      outgoing.writeHead(502, { 'X-Proxy': 'no instance is ready' }).end();
      return;
    }
    const headers = { ...incoming.headers };
    delete headers.connection;
    const { method, url: path } = incoming;
    const sent = request(
      { agent, hostname: '127.0.0.1', port: instance.port, method, path, headers },
      (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(outgoing);
        answer.once('error', () => outgoing.destroy());
      },
    );
    sent.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ECONNREFUSED') {
        instance.isReady = false;
        forward(incoming, outgoing, body, tried.add(instance));
      } else if (outgoing.headersSent) outgoing.destroy();
      else outgoing.writeHead(502, { 'X-Proxy': error.code ?? error.message }).end();
    });
    sent.end(body);
  };

  const server = createServer((incoming, outgoing) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => forward(incoming, outgoing, Buffer.concat(chunks)));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const look = async (instance: Instance): Promise<void> => {
    const answer = await fetch(`http://127.0.0.1:${instance.port}/readyz`).catch(() => null);
    await answer?.text();
    instance.failures = answer?.status === 200 ? 0 : instance.failures + 1;
    if (instance.failures === 0) instance.isReady = true;
    if (instance.failures >= failuresUntilOut) instance.isReady = false;
  };
  const timer = setInterval(() => void Promise.all([...instances].map(look)), pollMilliseconds);
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** Tells it of an instance, and waits until requests are sent there. */
    add: async (url: string): Promise<Instance> => {
      const instance = { port: Number(new URL(url).port), isReady: false, failures: 0 };
      while (!instance.isReady) await look(instance);
      instances.add(instance);
      return instance;
    },
    remove: (instance: Instance) => instances.delete(instance),
    close: () => {
      clearInterval(timer);
      server.close();
      server.closeAllConnections();
      agent.destroy();
    },
  };
};
