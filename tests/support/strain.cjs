// How much a request strains the server: measured in its own process, because what blocks it cannot be seen from outside.
'use strict';
const { readFileSync } = require('node:fs');

const millisecondsBetween = 1;

/**
 * For how long, in milliseconds, this thread was ready to work and the kernel let others: the second figure of Linux's
 * `schedstat`, in nanoseconds. Where it is not told, such waiting counts as work.
 */
const waitedForProcessor = () => {
  try {
    return Number(readFileSync('/proc/self/schedstat', 'utf8').split(' ')[1]) / 1e6;
  } catch {
    return 0;
  }
};

/** The longest time between two turns of the event loop, as the clock says and without waiting for a processor. */
const watchTurns = () => {
  const longest = { stalled: 0, blocked: 0 };
  let [at, waited] = [performance.now(), waitedForProcessor()];
  let timer;
  const turn = () => {
    const [now, waitedNow] = [performance.now(), waitedForProcessor()];
    const stalled = now - at;
    longest.stalled = Math.max(longest.stalled, stalled);
    longest.blocked = Math.max(longest.blocked, stalled - (waitedNow - waited));
    [at, waited] = [now, waitedNow];
    timer = setTimeout(turn, millisecondsBetween).unref();
  };
  turn();
  return () => {
    clearTimeout(timer);
    return longest;
  };
};

const tick = () => new Promise((resolve) => setTimeout(resolve, 3));

let endWatch;
let since;

module.exports = {
  begin: async () => {
    await tick();
    endWatch?.();
    endWatch = watchTurns();
    since = process.cpuUsage();
  },
  end: async () => {
    await tick();
    const { user, system } = process.cpuUsage(since);
    return { ...endWatch(), processor: (user + system) / 1e3 };
  },
  /** The processor time of a fixed piece of work, in milliseconds; it says how fast the machine is. */
  calibrate: () => {
    const from = process.cpuUsage();
    let value = 1;
    for (let step = 0; step < 2e7; step += 1) value = (value * 1_103_515_245 + 12_345) & 0x7fffffff;
    const { user, system } = process.cpuUsage(from);
    return { milliseconds: (user + system) / 1e3, value };
  },
};
