import { randomBytes } from 'node:crypto';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addUploads } from '../../../src/operations/backup/add-uploads';
import { checkArchive } from '../../../src/operations/backup/read-archive';
import { writeArchive } from '../../../src/operations/backup/write-archive';

const megabytes = 5;

let folder: string;
let uploads: string;
let archive: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'explainer-archive-'));
  uploads = join(folder, 'uploads');
  archive = join(folder, 'backup.tar.gz');
  mkdirSync(uploads);
  writeFileSync(join(uploads, 'a.mp4'), randomBytes(megabytes * 1_000_000));
  writeFileSync(join(uploads, 'b.txt'), '');
  writeFileSync(join(uploads, 'c.txt'), 'kept');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Whether some of the first file is in the archive, and not yet all of it. */
const isUnderWay = (): boolean =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.partial'))
    .some((name) => (statSync(join(folder, name), { throwIfNoEntry: false })?.size ?? 0) > 300_000);

/** Takes a backup of the uploads while `meddle` is called in each turn; gives what it said, and the archive once it was checked. */
const back = async (meddle: () => void) => {
  const said: string[] = [];
  const done = new AbortController();
  const meddling = (async () => {
    while (!done.signal.aborted) {
      meddle();
      await new Promise((later) => setImmediate(later));
    }
  })();
  try {
    await writeArchive(archive, async (writer, members) => {
      const count = await addUploads(writer, uploads, (line) => said.push(line));
      return {
        ...{ format: 2, application: '', takenAt: '', database: 'sqlite', tables: [] },
        ...{ ledger: { change: 0, revision: 0 }, uploads: count, members: [...members] },
      };
    });
  } finally {
    done.abort();
    await meddling;
  }
  const manifest = await checkArchive(archive);
  return { said, uploads: manifest.uploads, members: manifest.members };
};

describe('A backup of uploads is whole', () => {
  it('while nobody touches them', async () => {
    const { said, members } = await back(() => undefined);
    expect(said).toEqual([]);
    expect(members.map(({ name, bytes }) => [name, bytes])).toEqual([
      ['uploads/a.mp4', megabytes * 1_000_000],
      ['uploads/b.txt', 0],
      ['uploads/c.txt', 4],
    ]);
  });

  it('though one of them is still being written', async () => {
    const more = randomBytes(1_000);
    const { said, uploads: count } = await back(() => appendFileSync(join(uploads, 'a.mp4'), more));
    expect([said, count]).toEqual([[], 3]);
  });

  it('though one is replaced by something shorter, and says which', async () => {
    const { said, members } = await back(() => {
      if (isUnderWay()) truncateSync(join(uploads, 'a.mp4'), 10);
    });
    expect(said).toEqual(['uploads/a.mp4 was changed meanwhile; back up again to have it whole']);
    expect(members[0]?.bytes).toBe(megabytes * 1_000_000);
  });

  it('though some are deleted, and says which are not in it', async () => {
    const {
      said,
      members,
      uploads: count,
    } = await back(() => {
      if (!isUnderWay()) return;
      for (const name of ['a.mp4', 'c.txt']) rmSync(join(uploads, name), { force: true });
    });
    expect(existsSync(join(uploads, 'a.mp4'))).toBe(false);
    expect(said).toEqual(['uploads/c.txt was deleted meanwhile']);
    expect([count, members.map(({ name }) => name)]).toEqual([
      2,
      ['uploads/a.mp4', 'uploads/b.txt'],
    ]);
    expect(readFileSync(archive).length).toBeGreaterThan(1_000_000);
  });
});
