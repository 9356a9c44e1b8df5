import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
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

/** The same with a panel, which takes half a minute to build and is stamped as if it were. */
export const copyStartableProject = (name: string): ProjectCopy => {
  const copy = copyProject(name);
  mkdirSync(join(copy.folder, 'dist/build'));
  writeFileSync(join(copy.folder, 'dist/build/index.html'), '<title>Admin panel</title>');
  const stamp = [
    `import { adminBuild } from '${copy.folder}/src/start/builds.mjs';`,
    `import { runAndStamp } from '${copy.folder}/src/start/is-stale.mjs';`,
    'await runAndStamp(adminBuild, async () => {});',
  ].join('\n');
  execFileSync(process.execPath, ['--input-type=module', '--eval', stamp]);
  return copy;
};
