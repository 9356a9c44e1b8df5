import { isRecord } from '../explainer/is-record';
import { readFileInfos } from './read-file-infos';

/** Files and folders by their numbers, as they were sent. */
export interface NamedFiles {
  files: readonly unknown[];
  folders: readonly unknown[];
}

const isNamed = (id: unknown): boolean => (id ?? null) !== null;

/** What a judged body that says something of files and folders says is there: those it is about, and those in which they are to be. */
export const namedFiles = (body: unknown): NamedFiles => {
  const { fileInfo, updates, parent, destinationFolderId } = isRecord(body) ? body : {};
  const changes = [updates].flat().filter(isRecord);
  const infos = [readFileInfos(fileInfo), ...changes.map((change) => change.fileInfo)].flat();
  const folders = infos.filter(isRecord).map(({ folder }) => folder);
  return {
    files: changes.map(({ id }) => id).filter(isNamed),
    folders: [...folders, parent, destinationFolderId].filter(isNamed),
  };
};

/** What somebody is told of one of them that is not there any more. */
export const goneText = (what: string): string =>
  `${what} — expected one that there is: it was deleted meanwhile`;
