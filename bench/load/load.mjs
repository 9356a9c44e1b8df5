// @ts-check
// @ts-expect-error -- it brings no types
import autocannon from 'autocannon';
import { cpuMicroseconds } from '../servers/usage.mjs';
import { isHit } from './ask.mjs';

/** @typedef {import('../servers/start-process.mjs').Server} Server */
/** @typedef {import('./ask.mjs').Request} Request */
/** @typedef {import('node:events').EventEmitter} EventEmitter */

/**
 * What one run of load came to. `latencies` are milliseconds, of all answers, and of those that came from the store; `cpuShare` is
 * how much of one core the server was at work, and the bytes are those of a whole answer, head and body.
 * @typedef {object} Load
 * @property {number} answers
 * @property {number} perSecond
 * @property {number} cpuMicrosecondsEach
 * @property {number} cpuShare
 * @property {number} bytesEach
 * @property {{ all: number[], hits: number[] }} latencies
 * @property {Record<string, number>} statuses
 * @property {number} errors
 */

const secondsUntilTimeout = 60;
const sampleMilliseconds = 50;

/**
 * Loads a server with one request from so many connections, either for some seconds or for a number of answers. For slow answers
 * it has to be a number: those still under way at the end of a time are not counted, and with few answers that is many of them.
 * @param {Server} server
 * @param {Request} request
 * @param {{ connections: number } & ({ seconds: number } | { amount: number })} extent
 * @returns {Promise<Load>}
 */
export const load = async (server, { path, method = 'GET', headers = {}, body }, extent) => {
  /** @type {Pick<Load, 'latencies' | 'statuses'>} */
  const seen = { latencies: { all: [], hits: [] }, statuses: {} };
  let bytes = 0;
  let endedAt = 0;
  /** Looks at every answer, and at the floor's too, so that looking costs both alike. @param {EventEmitter} client */
  const setupClient = (client) => {
    let isStored = false;
    client.on('headers', ({ headers: rawHeaders }) => (isStored = isHit({ rawHeaders })));
    client.on('response', (status, size, milliseconds) => {
      endedAt = performance.now();
      bytes += size;
      seen.statuses[status] = (seen.statuses[status] ?? 0) + 1;
      seen.latencies.all.push(milliseconds);
      if (isStored) seen.latencies.hits.push(milliseconds);
    });
  };
  const cpuBefore = await cpuMicroseconds(server);
  const startedAt = performance.now();
  const { errors } = await autocannon({
    url: `http://127.0.0.1:${server.port}`,
    connections: extent.connections,
    ...('amount' in extent ? { amount: extent.amount } : { duration: extent.seconds }),
    timeout: secondsUntilTimeout,
    sampleInt: sampleMilliseconds,
    requests: [{ path, method, headers, ...(body === undefined ? {} : { body }) }],
    setupClient,
  });
  const cpu = (await cpuMicroseconds(server)) - cpuBefore;
  const answers = seen.latencies.all.length;
  const seconds = (endedAt - startedAt) / 1000;
  return {
    ...seen,
    answers,
    perSecond: answers / seconds,
    cpuMicrosecondsEach: cpu / answers,
    cpuShare: cpu / 1_000_000 / seconds,
    bytesEach: bytes / answers,
    errors,
  };
};
