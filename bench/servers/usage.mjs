// @ts-check

/** @typedef {import('./start-process.mjs').Server} Server */

const bytesPerMegabyte = 1024 * 1024;
const kilobytesPerMegabyte = 1024;

/**
 * Microseconds of processor time that a server's process has used, of all its threads.
 * @param {Server} server
 * @returns {Promise<number>}
 */
export const cpuMicroseconds = async ({ perform }) => {
  const { user, system } = await perform({ target: 'process', method: 'cpuUsage', args: [] });
  return user + system;
};

/** Megabytes of memory that a server's process has resident. @param {Server} server @returns {Promise<number>} */
export const residentMegabytes = async ({ perform }) => {
  const { rss } = await perform({ target: 'process', method: 'memoryUsage', args: [] });
  return rss / bytesPerMegabyte;
};

/** The most that it ever had, its start included. @param {Server} server @returns {Promise<number>} */
export const peakMegabytes = async ({ perform }) => {
  const { maxRSS } = await perform({ target: 'process', method: 'resourceUsage', args: [] });
  return maxRSS / kilobytesPerMegabyte;
};
