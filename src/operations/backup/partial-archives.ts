import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { lstat, readdir, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** A backup writes all the time; one that wrote nothing for so long was killed, on this machine or on another that shares the folder. */
const oldMilliseconds = 60 * 60 * 1000;

/** What a backup has called its archive since it began, whichever its time. */
const ownNames = /^explainers-[\dTZ-]+\.tar\.gz$/;
const partial = /^(?<name>.+)\.[0-9a-f]{8}\.partial$/;

/**
 * Gives the path at which an archive is written until all of it is there, and where no other backup of the same name writes. Nothing
 * is there afterwards, also where a signal ends the process: Strapi then exits, and awaits nobody.
 */
export const withPartial = async (
  path: string,
  work: (partialPath: string) => Promise<void>,
): Promise<void> => {
  const partialPath = `${path}.${randomBytes(4).toString('hex')}.partial`;
  const removeAtExit = (): void => rmSync(partialPath, { force: true });
  process.once('exit', removeAtExit);
  try {
    await work(partialPath);
  } finally {
    // In this order: the exit may come while it is being removed, because the work failed of it.
    await rm(partialPath, { force: true });
    process.off('exit', removeAtExit);
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
