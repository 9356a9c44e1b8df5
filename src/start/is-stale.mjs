// @ts-check
import fs from 'node:fs';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';

/**
 * A thing that is built from sources.
 * @typedef {object} Build
 * @property {string} stamp the file that says of which sources it was built; written when a build has succeeded
 * @property {readonly string[]} outputs files that are there after every build
 * @property {() => import('./fingerprint.mjs').Fingerprint} sources
 */

/**
 * Whether something must be built: an output is missing, or a source was added, changed or removed since. A source that
 * went back to an older version counts as changed, which "newer than the build" would not see.
 * @param {Build} build
 */
export const isStale = ({ stamp, outputs, sources }) =>
  ![stamp, ...outputs].every((file) => fs.existsSync(file)) ||
  !isDeepStrictEqual(readStamp(stamp), sources());

/**
 * @param {string} file
 * @returns {unknown}
 */
const readStamp = (file) => {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch {
    // A stamp cut short says nothing about the build.
    return undefined;
  }
};

/**
 * Runs a build and stamps it. The sources are looked at before: what changes meanwhile is not in it.
 * @param {Build} build
 * @param {() => Promise<void>} run
 */
export const runAndStamp = async ({ stamp, sources }, run) => {
  const built = sources();
  fs.rmSync(stamp, { force: true });
  await run();
  fs.mkdirSync(path.dirname(stamp), { recursive: true });
  fs.writeFileSync(stamp, JSON.stringify(built, null, 1));
};
