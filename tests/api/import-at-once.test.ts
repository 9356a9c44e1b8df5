import { readAllRows } from '../support/all-rows';
import { runCommand } from '../support/command-line';
import { createDatabase, databaseKinds, type TemporaryDatabase } from '../support/databases';
import { generateExplainer, sectionsEach } from '../support/generate-explainer.cjs';
import { createImportFolder, plainText, type ImportFolder } from '../support/import-folder';

describe.each(databaseKinds)(
  'Imports at once leave exactly one copy of everything (%s)',
  (kind) => {
    let database: TemporaryDatabase;
    let folder: ImportFolder;
    beforeAll(async () => {
      database = await createDatabase(kind, 'content');
      folder = createImportFolder();
    });
    afterAll(async () => {
      folder.remove();
      await database.remove();
    });

    const importAtOnce = (files: string[]) =>
      Promise.all(files.map((file) => runCommand(database.environment, 'import', [file])));
    /** How many rows of a table name a text; drafts and published count as one each. */
    const count = async (table: string, text: string): Promise<number> =>
      ((await readAllRows(database.environment))[table] ?? []).filter((row) => row.includes(text))
        .length;

    it('two of the same new file: one writes it, the other finds it there', async () => {
      const file = folder.write('lidocaine-drips.txt', plainText);
      const results = await importAtOnce([file, file]);
      expect(results.map(({ code, stderr }) => [code, stderr])).toEqual([
        [0, ''],
        [0, ''],
      ]);
      const lastLines = results.map(({ stdout }) => stdout.trim().split('\n').at(-1));
      expect(lastLines.sort()).toEqual([
        'lidocaine-drips — created with 13 sections',
        'lidocaine-drips — unchanged',
      ]);

      expect(await count('articles', '"lidocaine-drips"')).toBe(2);
      for (const slug of [
        'getting-to-know-lidocaine',
        'nerve-pain',
        'in-the-first-hours',
        'closing-words',
      ]) {
        expect([slug, await count('sections', `"slug":"${slug}"`)]).toEqual([slug, 2]);
      }
      // Once in the draft, once in what is published.
      expect(await count('components_explainer_mentions', '"ringing in the ears"')).toBe(2);
    });

    it('three of different files: each is there once, whole', async () => {
      const files = [1, 2, 3].map((number) => {
        const { name, text } = generateExplainer(number);
        return folder.write(name, text);
      });
      const results = await importAtOnce(files);
      expect(results.map(({ code, stderr }) => [code, stderr])).toEqual([
        [0, ''],
        [0, ''],
        [0, ''],
      ]);
      for (const number of [1, 2, 3]) {
        expect(await count('articles', `"treatment-${number}"`)).toBe(2);
      }
      expect(await count('sections', '"slug":"closing-words"')).toBe(2 * 4);
      expect(await count('sections', 'text on treatment ')).toBe(2 * 3 * (sectionsEach - 4));
    });
  },
);
