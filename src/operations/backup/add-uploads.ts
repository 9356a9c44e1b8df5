import { join } from 'node:path';
import { uploadMember } from './archive-members';
import { listUploads } from './uploads';
import type { ArchiveWriter } from './write-archive';

/**
 * Adds the files of a folder, while others may write and delete some.
 * @returns how many there are in the archive
 */
export const addUploads = async (
  writer: ArchiveWriter,
  folder: string,
  say: (line: string) => void,
): Promise<number> => {
  let uploads = 0;
  for (const path of await listUploads(folder)) {
    const member = uploadMember(path);
    const outcome = await writer.addFile(member, join(folder, path));
    if (outcome === 'gone') say(`${member} was deleted meanwhile`);
    else uploads += 1;
    if (outcome === 'cut') say(`${member} was changed meanwhile; back up again to have it whole`);
  }
  return uploads;
};
