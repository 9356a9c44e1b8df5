import { resolve } from 'node:path';
import { differentRows, readAllRows } from '../support/all-rows';
import { runCommandWell } from '../support/command-line';
import { createDatabase, databaseKinds, type TemporaryDatabase } from '../support/databases';
import { createImportFolder, plainText, type ImportFolder } from '../support/import-folder';

const projectContent = resolve(__dirname, '../../database/content');

describe.each(databaseKinds)(
  'Importing the same files again changes nothing and says so (%s)',
  (kind) => {
    let database: TemporaryDatabase;
    let folder: ImportFolder;
    beforeAll(async () => {
      database = await createDatabase(kind, 'content');
      folder = createImportFolder();
      folder.write('lidocaine-drips.txt', plainText);
    });
    afterAll(async () => {
      folder.remove();
      await database.remove();
    });

    it('no row of any table is written, neither id nor time', async () => {
      const first = await runCommandWell(database.environment, 'import', [
        folder.path,
        projectContent,
      ]);
      expect(first.stdout).toContain('lidocaine-drips — created with 13 sections');
      const before = await readAllRows(database.environment);
      // The premise: there is something that could have been written again, as draft and as published.
      expect(before.sections?.filter((row) => row.includes('"nerve-pain"'))).toHaveLength(2);

      const second = await runCommandWell(database.environment, 'import', [
        folder.path,
        projectContent,
      ]);
      expect(differentRows(before, await readAllRows(database.environment))).toEqual([]);
      expect(second.stdout).toContain('lidocaine-drips — unchanged');
      expect(second.stdout).toContain('how-ketamine-infusions-work — unchanged');
      expect(second.stdout).toMatch(/^conditions — \d+ unchanged$/m);
      expect(second.stdout).toMatch(/^side-effects — \d+ unchanged$/m);
      expect(second.stdout).not.toMatch(/created|updated/);
    });
  },
);
