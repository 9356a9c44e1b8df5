import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';

const root = resolve(__dirname, '../..');
const committed = join(root, 'public/embed/v1');
const read = (name: string): Buffer => readFileSync(join(committed, name));

/** Every one that pages may name by its hash. A line is added with each new script, and none is ever removed. */
const everServed = [
  '0b53f240745b7ae6',
  '1a24666d09633832',
  '23dfc985c2d43300',
  '784d40e362383dce',
  'c6ff5608b2ac1ba3',
  'e2632d42c3c2d929',
];

describe('The scripts for other sites', () => {
  it('are what their sources make, without a word changed by hand', () => {
    const folder = mkdtempSync(join(tmpdir(), 'explainer-scripts-'));
    execFileSync(process.execPath, [join(root, 'src/browser/build.mjs'), folder]);
    const made = readdirSync(folder);
    expect(made).toHaveLength(3);
    for (const name of made) {
      expect([name, readFileSync(join(folder, name), 'utf8')]).toEqual([
        name,
        read(name).toString(),
      ]);
    }
    rmSync(folder, { recursive: true });
  });

  it('never change under an address that bears their hash', () => {
    const hashed = readdirSync(committed).filter((name) => /^loader\..+\.js$/.test(name));
    expect(hashed.length).toBeGreaterThan(0);
    for (const name of hashed) {
      const hash = createHash('sha256').update(read(name)).digest('hex').slice(0, 16);
      expect(name).toBe(`loader.${hash}.js`);
    }
  });

  it('are all still there, for the pages that name them with their hash', () => {
    const there = readdirSync(committed);
    const names = everServed.map((hash) => `loader.${hash}.js`);
    expect(names.filter((name) => !there.includes(name))).toEqual([]);
    const newest = createHash('sha256').update(read('loader.js')).digest('hex').slice(0, 16);
    expect(everServed).toContain(newest);
  });

  it('take 5 kB at most on the way to a reader, for the element', () => {
    expect(gzipSync(read('loader.js')).byteLength).toBeLessThanOrEqual(5_000);
  });
});
