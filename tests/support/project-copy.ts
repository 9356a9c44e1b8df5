import { cpSync, existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';

const root = resolve(__dirname, '../..');
const uploads = join(root, 'public/uploads');
const copied = [
  'config',
  'database',
  'dist/config',
  'dist/src',
  'dist/stamps',
  'package.json',
  'package-lock.json',
  'public',
  'src',
  'tsconfig.json',
  'types',
];

export interface ProjectCopy {
  folder: string;
  remove: () => void;
}

/** The project in a folder of its own, with the server that the suite has built and without an admin panel. */
export const copyProject = (name: string): ProjectCopy => {
  const folder = mkdtempSync(join(tmpdir(), `${name}-`));
  for (const one of copied) {
    const from = join(root, one);
    if (!existsSync(from)) continue;
    cpSync(from, join(folder, one), {
      recursive: true,
      preserveTimestamps: true,
      // What was uploaded is of whoever runs the suite.
      filter: (source) => dirname(source) !== uploads || basename(source) === '.gitkeep',
    });
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
};
