import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';

const root = resolve(__dirname, '../..');
const committed = join(root, 'public/embed/v1');
const read = (name: string): Buffer => readFileSync(join(committed, name));

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

  it('take 5 kB at most on the way to a reader, for the element', () => {
    expect(gzipSync(read('loader.js')).byteLength).toBeLessThanOrEqual(5_000);
  });
});
