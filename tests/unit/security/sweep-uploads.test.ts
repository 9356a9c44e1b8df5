import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sweepUploads } from '../../../src/security/sweep-uploads';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'explainer-sweep-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('What was being uploaded to a server that was killed', () => {
  it('goes after an hour, and nothing else does', async () => {
    const make = (name: string, minutes: number) => {
      mkdirSync(join(folder, name));
      writeFileSync(join(folder, name, 'half'), 'ha');
      const at = new Date(Date.now() - minutes * 60_000);
      utimesSync(join(folder, name), at, at);
    };
    make('explainer-upload-old', 61);
    make('explainer-upload-new', 59);
    make('strapi-upload-Old123', 61);
    make('strapi-upload-New123', 59);
    make('strapi-uploads', 600);
    make('another', 600);
    symlinkSync(join(folder, 'another'), join(folder, 'explainer-upload-link'));
    await sweepUploads(folder, Date.now());
    expect(readdirSync(folder).sort()).toEqual([
      ...['another', 'explainer-upload-link', 'explainer-upload-new'],
      ...['strapi-upload-New123', 'strapi-uploads'],
    ]);
    expect(readdirSync(join(folder, 'another'))).toEqual(['half']);
  });
});
