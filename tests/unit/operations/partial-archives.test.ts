import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sweepPartials } from '../../../src/operations/backup/partial-archives';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'explainer-partials-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('What a backup that was killed left', () => {
  it('goes after an hour, and nothing else does', async () => {
    const age = (name: string, minutes: number) => {
      const at = new Date(Date.now() - minutes * 60_000);
      utimesSync(join(folder, name), at, at);
    };
    const write = (name: string, minutes: number) => {
      writeFileSync(join(folder, name), 'half');
      age(name, minutes);
    };
    write('nightly.tar.gz.0123abcd.partial', 61);
    write('explainers-2026-11-29T082905Z.tar.gz.89ab4567.partial', 61);
    const kept = [
      'explainers-2026-11-29T082905Z.tar.gz',
      'explainers-2026-11-29T082905Z.tar.gz.01234567.partial',
      'nightly.tar.gz',
      'nightly.tar.gz.partial',
      'somebody.tar.gz.0123abcd.partial',
    ];
    for (const name of kept) write(name, name.endsWith('01234567.partial') ? 59 : 600);
    mkdirSync(join(folder, 'nightly.tar.gz.ffffffff.partial'));
    age('nightly.tar.gz.ffffffff.partial', 600);
    const swept = await sweepPartials(join(folder, 'nightly.tar.gz'), Date.now());
    expect(swept.sort()).toEqual([
      'explainers-2026-11-29T082905Z.tar.gz.89ab4567.partial',
      'nightly.tar.gz.0123abcd.partial',
    ]);
    expect(readdirSync(folder).sort()).toEqual([...kept, 'nightly.tar.gz.ffffffff.partial'].sort());
  });
});
