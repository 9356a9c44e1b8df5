import { createHash } from 'node:crypto';
import { open, type FileHandle } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import type { Pack } from 'tar-stream';
import type { Member } from './manifest';
import { isMissing } from './uploads';

const chunkBytes = 64 * 1024;

/** What became of a file: it was added, or as far as it was still there, or not at all, since there is none. */
type Added = { outcome: 'added' | 'cut'; member: Member } | { outcome: 'gone' };

const openIfThere = async (path: string): Promise<FileHandle | null> => {
  try {
    return await open(path, 'r');
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
};

/** So many bytes, whoever writes to the file meanwhile: none of what is added, and zeros for what is taken away. */
async function* readExactly(
  file: FileHandle,
  bytes: number,
  tellCut: () => void,
): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes; ) {
    const chunk = Buffer.alloc(Math.min(chunkBytes, bytes - at));
    const { bytesRead } = await file.read(chunk, 0, chunk.length, at);
    if (bytesRead === 0) tellCut();
    const read = bytesRead === 0 ? chunk : chunk.subarray(0, bytesRead);
    yield read;
    at += read.length;
  }
}

const addOpened = async (pack: Pack, name: string, file: FileHandle): Promise<Added> => {
  // Of what is open, since the path may lead to another file a moment later; a tar says how long a file is before it.
  const { size: bytes } = await file.stat();
  const hash = createHash('sha256');
  let outcome: 'added' | 'cut' = 'added';
  const content = readExactly(file, bytes, () => {
    outcome = 'cut';
  });
  await new Promise<void>((added, failed) => {
    const entry = pack.entry({ name, size: bytes, mode: 0o600 }, (error) => {
      if (error) failed(error);
      else added();
    });
    const hashed = async function* () {
      for await (const chunk of content) {
        hash.update(chunk);
        yield chunk;
      }
    };
    pipeline(hashed, entry).catch(failed);
  });
  return { outcome, member: { name, bytes, sha256: hash.digest('hex') } };
};

/** Adds a file as it is now, or as much of it as there is, to an archive. */
export const addFile = async (pack: Pack, name: string, path: string): Promise<Added> => {
  const file = await openIfThere(path);
  if (file === null) return { outcome: 'gone' };
  try {
    return await addOpened(pack, name, file);
  } finally {
    await file.close();
  }
};
