import { lstat, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Core } from '@strapi/strapi';
import { uploadFolderPrefix } from './read-uploads';

/** Strapi's own is where it makes pictures smaller (`upload.js` of @strapi/upload 5.54). */
const prefixes = [uploadFolderPrefix, 'strapi-upload-'];

/** Node gives the whole of a request five minutes to come (`requestTimeout`); other servers of this machine may be reading some. */
const oldMilliseconds = 60 * 60 * 1000;

/** Those of other users of the machine are not ours to remove, and a link is no folder. */
const isOldFolderOfOurs = async (path: string, now: number): Promise<boolean> => {
  const found = await lstat(path).catch(() => null);
  if (found?.isDirectory() !== true || now - found.mtimeMs < oldMilliseconds) return false;
  return process.getuid === undefined || found.uid === process.getuid();
};

/** Removes the folders below a folder in which uploads were read, and worked on, by servers that were killed meanwhile. */
export const sweepUploads = async (folder: string, now: number): Promise<void> => {
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    const isOfUpload = prefixes.some((prefix) => name.startsWith(prefix));
    if (isOfUpload && (await isOldFolderOfOurs(path, now)))
      await rm(path, { recursive: true, force: true });
  }
};

/** Sweeps when the server has started, and every hour, since what was left by the one before is new then. */
export const installUploadSweep = (strapi: Core.Strapi): void => {
  const sweep = (): void => {
    sweepUploads(tmpdir(), Date.now()).catch((error: unknown) => strapi.log.error(error));
  };
  // Commands start the same application and have read nothing.
  strapi.server.httpServer.once('listening', () => {
    sweep();
    setInterval(sweep, oldMilliseconds).unref();
  });
};
