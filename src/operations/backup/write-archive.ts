import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { open, rename, type FileHandle } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { pack as createPack, type Pack } from 'tar-stream';
import { addFile } from './add-file';
import { manifestName, type Member } from './manifest';
import { withPartial } from './partial-archives';

export interface ArchiveWriter {
  addText: (name: string, text: string) => Promise<void>;
  addFile: (name: string, path: string) => Promise<'added' | 'cut' | 'gone'>;
}

const addText = (pack: Pack, name: string, text: Buffer): Promise<void> =>
  new Promise((added, failed) => {
    pack.entry({ name, mode: 0o600 }, text, (error) => {
      if (error) failed(error);
      else added();
    });
  });

const syncToDisk = async (path: string): Promise<void> => {
  const file: FileHandle = await open(path, 'r+');
  await file.sync().finally(() => file.close());
};

/**
 * Writes an archive under another name and gives it its own when all of it is on the disk: there is never half of one under that name.
 * @param fill gives the members, and then the manifest that tells of them, which is the last one
 */
export const writeArchive = async (
  path: string,
  fill: (writer: ArchiveWriter, members: readonly Member[]) => Promise<object>,
): Promise<void> => {
  const pack = createPack();
  const members: Member[] = [];
  const writer: ArchiveWriter = {
    addText: async (name, text) => {
      const content = Buffer.from(text);
      await addText(pack, name, content);
      const sha256 = createHash('sha256').update(content).digest('hex');
      members.push({ name, bytes: content.length, sha256 });
    },
    addFile: async (name, file) => {
      const added = await addFile(pack, name, file);
      if (added.outcome !== 'gone') members.push(added.member);
      return added.outcome;
    },
  };
  const fillAndEnd = async (): Promise<void> => {
    try {
      const manifest = await fill(writer, members);
      await addText(pack, manifestName, Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`));
      pack.finalize();
    } catch (error) {
      pack.destroy(error instanceof Error ? error : new Error(String(error)));
      throw error;
    }
  };
  await withPartial(path, async (partialPath) => {
    // `wx`: nothing that is there is written over, and nobody else reads what is in it.
    const file = createWriteStream(partialPath, { flags: 'wx', mode: 0o600 });
    await Promise.all([fillAndEnd(), pipeline(pack, createGzip(), file)]);
    await syncToDisk(partialPath);
    await rename(partialPath, path);
  });
};
