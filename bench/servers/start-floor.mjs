// @ts-check
import { fileURLToPath } from 'node:url';
import { startProcess } from './start-process.mjs';

/** @typedef {import('./start-process.mjs').Server} Server */

const script = fileURLToPath(new URL('floor.cjs', import.meta.url));

/** What Node's server adds by itself to every answer. */
const addedByNode = ['date', 'connection', 'keep-alive'];

/** @param {string[]} rawHeaders names and values in turn */
const withoutAdded = (rawHeaders) =>
  rawHeaders.filter((_, index) => {
    const name = rawHeaders[index - (index % 2)] ?? '';
    return !addedByNode.includes(name.toLowerCase());
  });

/** @param {import('../workplace.mjs').Workplace} workplace */
export const startFloor = (workplace) => startProcess(workplace, script, {});

/**
 * Has the floor send this answer from now on: its headers as they came, in their order and case, and its bytes.
 * @param {Server} floor
 * @param {import('../load/ask.mjs').RawAnswer} answer
 */
export const setFloorAnswer = (floor, { status, rawHeaders, body }) => {
  const keepAlive = rawHeaders[rawHeaders.findIndex((name) => name === 'Keep-Alive') + 1];
  const keepAliveSeconds = Number(/timeout=(\d+)/.exec(keepAlive ?? '')?.[1] ?? 5);
  return floor.perform({
    target: 'answer',
    method: 'set',
    args: [
      {
        status,
        headers: withoutAdded(rawHeaders),
        body: body.toString('base64'),
        keepAliveSeconds,
      },
    ],
  });
};
