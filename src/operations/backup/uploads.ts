import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Core } from '@strapi/strapi';

/** Not yet in its place; a restore that was killed may leave one. */
const stagedEnding = '.restoring';

/** Whether something failed because there is no such file. */
export const isMissing = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT';

export const uploadsFolder = (strapi: Core.Strapi): string =>
  join(strapi.dirs.static.public, 'uploads');

const filesBelow = async (folder: string): Promise<string[]> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(
    (error: unknown) => {
      if (isMissing(error)) return [];
      throw error;
    },
  );
  return (
    entries
      // That one keeps the folder in git.
      .filter((entry) => entry.isFile() && entry.name !== '.gitkeep')
      .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
      .map((path) => path.split(sep).join('/'))
      .sort()
  );
};

/** The files in a folder with `/` between the parts of their paths, in order; none where there is no folder. */
export const listUploads = async (folder: string): Promise<string[]> =>
  (await filesBelow(folder)).filter((path) => !path.endsWith(stagedEnding));

/** Whether a path out of an archive stays inside the folder. */
export const staysInside = (path: string): boolean =>
  !/[\\\0]/.test(path) && path.split('/').every((part) => !['', '.', '..'].includes(part));

const sha256Of = async (path: string): Promise<string | null> => {
  const hash = createHash('sha256');
  try {
    for await (const chunk of createReadStream(path)) hash.update(Buffer.from(chunk));
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
  return hash.digest('hex');
};

/**
 * Puts files into a folder in two steps: those that are new at once, where nobody asks for them yet; those that replace another,
 * and the removal of others, when `finish` is called.
 */
export const stageUploads = (folder: string) => {
  const staged: string[] = [];
  const added: string[] = [];
  const waiting: string[] = [];
  return {
    add: async (path: string, content: Readable, sha256: string): Promise<void> => {
      const target = join(folder, path);
      const present = await sha256Of(target);
      if (present === sha256) return;
      await mkdir(dirname(target), { recursive: true });
      // Before it is written: half of it may be there when that fails.
      staged.push(target);
      await pipeline(content, createWriteStream(target + stagedEnding));
      if (present !== null) {
        waiting.push(target);
        return;
      }
      await rename(target + stagedEnding, target);
      added.push(target);
    },
    /** @param kept the files to leave; null leaves all */
    finish: async (kept: ReadonlySet<string> | null): Promise<void> => {
      // The rows name them by now: nothing of it is taken back, whatever fails from here on.
      for (const list of [staged, added]) list.length = 0;
      for (const target of waiting) await rename(target + stagedEnding, target);
      if (kept === null) return;
      for (const path of await filesBelow(folder)) {
        if (!kept.has(path)) await rm(join(folder, path), { force: true });
      }
    },
    undo: async (): Promise<void> => {
      for (const target of added) await rm(target, { force: true });
      for (const target of staged) await rm(target + stagedEnding, { force: true });
    },
  };
};

/** How long a file is; null where it is gone. */
export const sizeOf = async (path: string): Promise<number | null> => {
  const found = await stat(path).catch(() => null);
  return found?.size ?? null;
};
