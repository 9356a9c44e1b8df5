// @ts-check
import os from 'node:os';

const bytesPerGigabyte = 1024 ** 3;

/** What the figures were measured on, without what would say whose machine it is. */
export const describeMachine = () => {
  const { model = 'unknown processor' } = os.cpus()[0] ?? {};
  return [
    `${model.trim()}, ${os.availableParallelism()} cores, ${(os.totalmem() / bytesPerGigabyte).toFixed(0)} GB`,
    `${os.type()} ${os.release()} (${os.arch()})`,
    `Node.js ${process.versions.node}`,
    `load when it began: ${(os.loadavg()[0] ?? 0).toFixed(1)} processes at work or waiting`,
  ].join('; ');
};
