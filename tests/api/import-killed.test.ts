import { runCommand, runCommandWell } from '../support/command-line';
import { createDatabase, databaseKinds, type TemporaryDatabase } from '../support/databases';
import { readAllRows } from '../support/all-rows';
import { generateExplainer, sectionsEach } from '../support/generate-explainer.cjs';
import { createImportFolder, type ImportFolder } from '../support/import-folder';

const explainerCount = 10;

describe.each(databaseKinds)(
  'An import that is killed and run again leaves exactly one copy (%s)',
  (kind) => {
    let database: TemporaryDatabase;
    let folder: ImportFolder;
    beforeAll(async () => {
      database = await createDatabase(kind, 'content');
      folder = createImportFolder();
      for (let number = 1; number <= explainerCount; number += 1) {
        const { name, text } = generateExplainer(number);
        folder.write(name, text);
      }
    });
    afterAll(async () => {
      folder.remove();
      await database.remove();
    });

    /** Sections of each generated explainer, drafts and published apart, by its number. */
    const countSections = async (): Promise<number[]> => {
      const { articles = [], sections = [] } = await readAllRows(database.environment);
      return Array.from({ length: explainerCount }, (_, index) => {
        const article = articles
          .map((row) => JSON.parse(row))
          .find(({ slug }) => slug === `treatment-${index + 1}`);
        return article === undefined
          ? 0
          : sections.filter((row) => row.includes(`"${article.document_id}/`)).length;
      });
    };

    it.each([1, 6])(
      'killed while it writes the one after number %i, it has written every one whole or not at all',
      async (after) => {
        let isKilled = false;
        const { code } = await runCommand(database.environment, 'import', [folder.path], {
          onOutput: (stdout, kill) => {
            if (isKilled || !stdout.includes(`[${String(after).padStart(2)}/${explainerCount}] `))
              return;
            isKilled = true;
            setTimeout(kill, Math.random() * 300);
          },
        });
        expect(code).toBeNull();
        const counts = await countSections();
        expect(new Set(counts)).toEqual(new Set([0, 2 * sectionsEach]));
        expect(counts.filter((count) => count > 0).length).toBeGreaterThanOrEqual(after);
      },
    );

    it('run again it opens the database unaided, leaves what is there and adds the rest', async () => {
      const before = await readAllRows(database.environment);
      const { stdout, stderr } = await runCommandWell(database.environment, 'import', [
        folder.path,
      ]);
      expect(stderr).toBe('');
      expect(stdout.match(/— created with 16 sections$/gm)?.length).toBeGreaterThan(0);
      expect(stdout.match(/— unchanged$/gm)?.length).toBeGreaterThan(5);
      expect(stdout).not.toContain('updated');

      const after = await readAllRows(database.environment);
      expect(await countSections()).toEqual(
        Array.from({ length: explainerCount }, () => 2 * sectionsEach),
      );
      expect(after.articles?.filter((row) => row.includes('"treatment-'))).toHaveLength(
        2 * explainerCount,
      );
      expect(after.sections).toEqual(expect.arrayContaining(before.sections ?? []));
      // No section, and no row that links one, without an explainer.
      const lonely = (after.sections ?? [])
        .map((row) => JSON.parse(row))
        .filter(({ address }) => !address);
      expect(lonely).toEqual([]);
      expect(after.sections_article_lnk).toHaveLength(after.sections!.length);
    });
  },
);
