// @ts-check
import fs from 'node:fs';
import path from 'node:path';

/** @typedef {Record<string, string>} Fingerprint path to size and time of change */

/**
 * What tells one state of some files from another, without reading them.
 * @param {string} root
 * @param {readonly string[]} sources files and folders below the root; one that does not exist counts as empty
 * @param {(file: string) => boolean} counts whether a file is one of the sources, by its path with slashes
 * @returns {Fingerprint}
 */
export const fingerprint = (root, sources, counts) =>
  Object.fromEntries(
    sources
      .flatMap((source) => filesIn(root, source))
      .filter(counts)
      .map((file) => [file, describe(path.join(root, file))]),
  );

/**
 * @param {string} root
 * @param {string} source
 * @returns {string[]}
 */
const filesIn = (root, source) => {
  const found = fs.statSync(path.join(root, source), { throwIfNoEntry: false });
  if (found === undefined) return [];
  if (!found.isDirectory()) return [source];
  return fs
    .readdirSync(path.join(root, source))
    .flatMap((name) => filesIn(root, `${source}/${name}`));
};

/** @param {string} file */
const describe = (file) => {
  const { size, mtimeMs } = fs.statSync(file);
  // Whole seconds, because container images keep no more and would otherwise be rebuilt at their first start.
  return `${size} bytes, ${Math.floor(mtimeMs / 1000)}`;
};
