import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { listUploads, stageUploads, staysInside } from '../../../src/operations/backup/uploads';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'uploads-'));
  writeFileSync(join(folder, '.gitkeep'), '');
  writeFileSync(join(folder, 'same.png'), 'same');
  writeFileSync(join(folder, 'other.png'), 'before');
  writeFileSync(join(folder, 'gone.png'), 'gone');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const read = (path: string): string => readFileSync(join(folder, path), 'utf8');

const stageThree = async () => {
  const staged = stageUploads(folder);
  for (const [path, text] of [
    ['same.png', 'same'],
    ['other.png', 'after'],
    ['deep/new.png', 'new'],
  ] as const) {
    const sha256 = createHash('sha256').update(text).digest('hex');
    await staged.add(path, Readable.from([Buffer.from(text)]), sha256);
  }
  return staged;
};

describe('Uploads that are restored', () => {
  it('replace what is there only when all else is done', async () => {
    const staged = await stageThree();
    expect([read('other.png'), read('gone.png'), read('deep/new.png')]).toEqual([
      'before',
      'gone',
      'new',
    ]);
    await staged.finish(new Set(['same.png', 'other.png', 'deep/new.png']));
    expect(await listUploads(folder)).toEqual(['deep/new.png', 'other.png', 'same.png']);
    expect(read('other.png')).toBe('after');
    expect(existsSync(join(folder, '.gitkeep'))).toBe(true);
  });

  it('leave what is there where nothing is to be replaced', async () => {
    await (await stageThree()).finish(null);
    expect(read('gone.png')).toBe('gone');
  });

  it('are gone again where the restore fails', async () => {
    await (await stageThree()).undo();
    expect(await listUploads(folder)).toEqual(['gone.png', 'other.png', 'same.png']);
    expect(read('other.png')).toBe('before');
  });

  it('stay where what comes after the commit fails', async () => {
    const staged = await stageThree();
    await staged.finish(null);
    const before = await listUploads(folder);
    await staged.undo();
    expect(await listUploads(folder)).toEqual(before);
    expect(read('other.png')).not.toBe('before');
    expect(existsSync(join(folder, 'deep/new.png'))).toBe(true);
  });

  it('leave nothing of one that cannot be written to its end', async () => {
    const staged = await stageThree();
    const cut = Readable.from(
      (function* () {
        yield Buffer.from('ha');
        throw new Error('no space left');
      })(),
    );
    await expect(staged.add('deep/half.png', cut, '')).rejects.toThrow('no space left');
    await staged.undo();
    expect(readdirSync(folder, { recursive: true }).sort()).toEqual([
      ...['.gitkeep', 'deep', 'gone.png', 'other.png', 'same.png'],
    ]);
  });

  it('clear up what a restore left that was killed', async () => {
    mkdirSync(join(folder, 'deep'));
    writeFileSync(join(folder, 'deep/half.png.restoring'), 'ha');
    expect(await listUploads(folder)).not.toContain('deep/half.png.restoring');
    await (await stageThree()).finish(new Set(['same.png', 'other.png', 'deep/new.png']));
    expect(existsSync(join(folder, 'deep/half.png.restoring'))).toBe(false);
  });

  it.each(['../a', 'a/../../b', '/etc/passwd', 'a\\..\\b', '', 'a//b', './a'])(
    'stay inside their folder: "%s" does not',
    (path) => expect(staysInside(path)).toBe(false),
  );
});
