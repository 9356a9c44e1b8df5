import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const fixture = resolve(__dirname, '../fixtures/lidocaine-drips.txt');

/** A plain text as people have it: odd spacing, typographic quotes, a variant of its title, no mark-up. */
export const plainText = readFileSync(fixture, 'utf8');

/** A folder of files to import, in the temporary folder. */
export interface ImportFolder {
  path: string;
  /** Writes a file, or writes it anew; its path comes back. */
  write: (name: string, content: string | Uint8Array) => string;
  remove: () => void;
}

export const createImportFolder = (): ImportFolder => {
  const path = mkdtempSync(join(tmpdir(), 'explainer-import-'));
  return {
    path,
    write: (name, content) => {
      const file = join(path, name);
      writeFileSync(file, content);
      return file;
    },
    remove: () => rmSync(path, { recursive: true, force: true }),
  };
};
