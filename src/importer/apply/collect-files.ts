import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Problem } from '../parsed-explainer';
import { findSizeProblem } from '../read/decode-text';
import { extensionOf, isVocabularyFile } from '../read/file-name';

const importedExtensions = new Set(['txt', 'md', 'markdown', 'yaml', 'yml']);

export interface CollectedFiles {
  files: string[];
  problems: Problem[];
}

const nothing: CollectedFiles = { files: [], problems: [] };

const problem = (file: string, field: string, expected: string): CollectedFiles => ({
  files: [],
  problems: [{ file, line: 1, field, expected }],
});

const collectFolder = async (folder: string): Promise<CollectedFiles> => {
  const entries = await readdir(folder, { withFileTypes: true });
  const found = await Promise.all(
    entries
      .sort((one, other) => one.name.localeCompare(other.name, 'en'))
      .map((entry) => {
        const path = join(folder, entry.name);
        if (entry.isDirectory()) return collectFolder(path);
        const isImported = importedExtensions.has(extensionOf(entry.name));
        return isImported ? collectPath(path) : Promise.resolve(nothing);
      }),
  );
  return {
    files: found.flatMap(({ files }) => files),
    problems: found.flatMap(({ problems }) => problems),
  };
};

const collectPath = async (path: string): Promise<CollectedFiles> => {
  const status = await stat(path).catch(() => null);
  if (status === null) return problem(path, 'file', 'a file or folder that exists and can be read');
  if (status.isDirectory()) {
    const folder = await collectFolder(path);
    return folder.files.length + folder.problems.length > 0
      ? folder
      : problem(path, 'folder', 'at least one .txt, .md or .yaml file in it');
  }
  if (!status.isFile()) return problem(path, 'file', 'a regular file');
  const tooLarge = findSizeProblem(path, status.size);
  return tooLarge === null ? { files: [path], problems: [] } : { files: [], problems: [tooLarge] };
};

/** The files that the paths name, folders opened, each once, vocabularies before what refers to them. */
export const collectFiles = async (paths: readonly string[]): Promise<CollectedFiles> => {
  const collected = await Promise.all(paths.map(collectPath));
  const files = [...new Set(collected.flatMap((found) => found.files))];
  return {
    files: [...files.filter(isVocabularyFile), ...files.filter((file) => !isVocabularyFile(file))],
    problems: collected.flatMap(({ problems }) => problems),
  };
};
