import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { lstat, readdir, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** A backup writes all the time; one that wrote nothing for so long was killed, on this machine or on another that shares the folder. */
const oldMilliseconds = 60 * 60 * 1000;

/** What a backup has called its archive since it began, whichever its time. */
const ownNames = /^explainers-[\dTZ-]+\.tar\.gz$/;
const partial = /^(?<name>.+)\.[0-9a-f]{8}\.partial$/;

/** At which Strapi destroys itself, takes away all listeners of the process, and exits without waiting for anybody. */
const endings = ['SIGTERM', 'SIGINT'] as const;

/**
 * Gives the path at which an archive is written until all of it is there, and where no other backup of the same name writes. Nothing
 * is there afterwards, also where a signal ends the process.
 */
export const withPartial = async (
  path: string,
  work: (partialPath: string) => Promise<void>,
): Promise<void> => {
  const partialPath = `${path}.${randomBytes(4).toString('hex')}.partial`;
  const remove = (): void => rmSync(partialPath, { force: true });
  for (const signal of endings) process.on(signal, remove);
  try {
    await work(partialPath);
  } finally {
    for (const signal of endings) process.off(signal, remove);
    remove();
  }
};

/**
 * Removes what backups that were killed left beside an archive: parts of one of this name, and of those that were named by their time.
 * @returns the names of what was removed
 */
export const sweepPartials = async (path: string, now: number): Promise<string[]> => {
  const folder = dirname(path);
  const swept: string[] = [];
  for (const name of await readdir(folder)) {
    const archive = partial.exec(name)?.groups?.name;
    if (archive === undefined || (archive !== basename(path) && !ownNames.test(archive))) continue;
    const found = await lstat(join(folder, name)).catch(() => null);
    if (found?.isFile() !== true || now - found.mtimeMs < oldMilliseconds) continue;
    await rm(join(folder, name), { force: true });
    swept.push(name);
  }
  return swept;
};
