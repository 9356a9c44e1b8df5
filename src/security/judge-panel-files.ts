import { isRecord } from '../explainer/is-record';
import { judgeFileId, judgeFolder, judgeNumbers } from './file-numbers';
import { firstProblem } from './first-problem';
import { judgeInfo, judgeName, longestName } from './judge-file-info';
import { judgeUpload } from './judge-upload';

/** Says what is wrong with a body that moves or deletes files and folders, named by their numbers, or null. */
export const judgeMany = (body: unknown): string | null => {
  const { fileIds, folderIds, destinationFolderId } = isRecord(body) ? body : {};
  return (
    judgeNumbers(fileIds, 'fileIds') ??
    judgeNumbers(folderIds, 'folderIds') ??
    judgeFolder(destinationFolderId, 'destinationFolderId')
  );
};

/** Says what is wrong with a body that names a folder, and its parent by its number, or null. */
export const judgeFolderInfo = (body: unknown): string | null => {
  const { name, parent } = isRecord(body) ? body : {};
  return name !== undefined && judgeName(name, 'name') !== null
    ? `name — expected a text of 1 to ${longestName} characters`
    : judgeFolder(parent, 'parent');
};

/** Says what is wrong with a body in which `fileInfo` tells anew of a file that is there, or null. */
export const judgeUpdate = (body: unknown): string | null =>
  judgeUpload({ files: [], body, id: undefined, mostFiles: 0 });

/** Says what is wrong with a body in which each of `updates` has the `id` of a file and its `fileInfo`, or null. */
export const judgeUpdates = (body: unknown): string | null => {
  const updates = isRecord(body) ? body.updates : undefined;
  if (!Array.isArray(updates) || updates.length === 0)
    return 'updates — expected a list of objects with id and fileInfo';
  return firstProblem(updates, (update: unknown, position) => {
    const name = `updates[${position}]`;
    if (!isRecord(update)) return `${name} — expected an object with id and fileInfo`;
    return judgeFileId(update.id, `${name}.id`) ?? judgeInfo(update.fileInfo, `${name}.fileInfo`);
  });
};
