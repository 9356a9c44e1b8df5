import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { inNode } from './in-node';

const imports = {
  isStale: 'is-stale.mjs',
  runAndStamp: 'is-stale.mjs',
  fingerprint: 'fingerprint.mjs',
};
const build = `
  const build = {
    stamp: input + '/dist/stamps/server.json',
    outputs: [input + '/dist/out.js'],
    sources: () => fingerprint(input, ['src', 'missing', 'tsconfig.json'], (file) => !file.startsWith('src/admin/')),
  };`;
const isStale = (root: string) => inNode(imports, root, `${build} return isStale(build)`);

const projects: string[] = [];

afterAll(() => {
  for (const root of projects) fs.rmSync(root, { recursive: true });
});

const builtProject = (run = `fs.writeFileSync(input + '/dist/out.js', '')`): string => {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), 'stale-'));
  projects.push(root);
  for (const folder of ['src/admin', 'src/api', 'dist'])
    fs.mkdirSync(path.join(root, folder), { recursive: true });
  for (const file of [
    'src/index.ts',
    'src/api/schema.json',
    'src/admin/app.tsx',
    'tsconfig.json',
  ]) {
    fs.writeFileSync(path.join(root, file), '{}');
    fs.utimesSync(path.join(root, file), 1_000_000, 1_000_000);
  }
  inNode(
    imports,
    root,
    `const fs = await import('node:fs'); ${build}
     try { await runAndStamp(build, async () => { ${run} }) } catch (error) { return error.message }`,
  );
  return root;
};

describe('a build', () => {
  it('is not made again while nothing changed', () => {
    expect(isStale(builtProject())).toBe(false);
  });

  it.each([
    [
      'a source is edited',
      (root: string) => {
        fs.writeFileSync(`${root}/src/index.ts`, '{ }');
      },
    ],
    [
      'a source is touched',
      (root: string) => {
        fs.utimesSync(`${root}/src/index.ts`, 2_000_000, 2_000_000);
      },
    ],
    [
      'a source goes back to an older version',
      (root: string) => {
        fs.utimesSync(`${root}/src/index.ts`, 500, 500);
      },
    ],
    [
      'a source is added',
      (root: string) => {
        fs.writeFileSync(`${root}/src/api/new.ts`, '');
      },
    ],
    [
      'a source is removed',
      (root: string) => {
        fs.rmSync(`${root}/src/index.ts`);
      },
    ],
    [
      'a schema changes',
      (root: string) => {
        fs.writeFileSync(`${root}/src/api/schema.json`, '[1]');
      },
    ],
    [
      'the compiler’s settings change',
      (root: string) => {
        fs.writeFileSync(`${root}/tsconfig.json`, '[1]');
      },
    ],
    [
      'what was built is gone',
      (root: string) => {
        fs.rmSync(`${root}/dist/out.js`);
      },
    ],
    [
      'its stamp is cut short',
      (root: string) => {
        fs.writeFileSync(`${root}/dist/stamps/server.json`, '{"src');
      },
    ],
  ])('is made again when %s', (_, change) => {
    const root = builtProject();
    expect(isStale(root)).toBe(false);
    change(root);
    expect(isStale(root)).toBe(true);
  });

  it('is not made again for a file that is not one of its sources', () => {
    const root = builtProject();
    fs.writeFileSync(`${root}/src/admin/app.tsx`, 'changed');
    expect(isStale(root)).toBe(false);
  });

  it('is made again when it failed or was cut off', () => {
    expect(
      isStale(builtProject(`fs.writeFileSync(input + '/dist/out.js', ''); throw new Error('no')`)),
    ).toBe(true);
  });
});
