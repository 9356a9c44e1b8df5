import { differentRows, readAllRows } from '../support/all-rows';
import { runCommand, runCommandWell } from '../support/command-line';
import { createDatabase, databaseKinds, type TemporaryDatabase } from '../support/databases';
import { createImportFolder, plainText, type ImportFolder } from '../support/import-folder';

describe.each(databaseKinds)(
  'The first import brings the project’s own content, whole or not at all (%s)',
  (kind) => {
    let database: TemporaryDatabase;
    let folder: ImportFolder;
    beforeAll(async () => {
      database = await createDatabase(kind, 'tables');
      folder = createImportFolder();
    });
    afterAll(async () => {
      folder.remove();
      await database.remove();
    });

    const good = () => folder.write('lidocaine-drips.txt', plainText);

    it('not where a named file is at fault', async () => {
      const before = await readAllRows(database.environment);
      const bad = folder.write('untitled.md', '## Doses\n\nText.\n');
      const { code, stdout } = await runCommand(database.environment, 'import', [bad, good()]);
      expect([code, stdout]).toEqual([1, '']);
      expect(differentRows(before, await readAllRows(database.environment))).toEqual([]);
    });

    it('nothing of it where it is killed in between', async () => {
      const { code } = await runCommand(database.environment, 'import', [good()], {
        onOutput: (stdout, kill) => {
          if (stdout.includes('side-effects — ')) kill();
        },
      });
      expect(code).toBeNull();
      const { articles, conditions, side_effects } = await readAllRows(database.environment);
      expect([articles, conditions, side_effects]).toEqual([[], [], []]);
    });

    it('all of it before the named file, which it lets be understood', async () => {
      const { stdout } = await runCommandWell(database.environment, 'import', [good()]);
      expect(stdout).toMatch(/^references — \d+ created/);
      expect(stdout).toMatch(/^how-ketamine-infusions-work — created with \d+ sections$/m);
      expect(stdout).toMatch(/^ +conditions: neuropathic-pain, postherpetic-neuralgia$/m);
      expect(stdout).toMatch(/\nlidocaine-drips — created with 13 sections\n$/);
    });
  },
);
