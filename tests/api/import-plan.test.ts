import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { differentRows, readAllRows } from '../support/all-rows';
import { runCommandWell, type CommandResult } from '../support/command-line';
import { createDatabase, databaseKinds, type TemporaryDatabase } from '../support/databases';
import { createImportFolder, plainText, type ImportFolder } from '../support/import-folder';

const projectExplainer = readFileSync(
  resolve(__dirname, '../../database/content/explainers/how-ketamine-infusions-work.md'),
  'utf8',
);

describe.each(databaseKinds)(
  'A plan says what an import would do, and writes nothing (%s)',
  (kind) => {
    let database: TemporaryDatabase;
    let folder: ImportFolder;
    let written: string[];
    let planned: CommandResult;
    beforeAll(async () => {
      database = await createDatabase(kind, 'content');
      folder = createImportFolder();
      folder.write('lidocaine-drips.txt', plainText);
      folder.write(
        'conditions.yaml',
        '- { slug: gout, name: Gout attack }\n- { slug: sciatica, name: Sciatica }\n',
      );
      const lines = projectExplainer.trimEnd().split('\n');
      folder.write(
        'how-ketamine-infusions-work.md',
        [...lines.slice(0, -1), `${lines.at(-1)!} And one more thing.`].join('\n'),
      );
      const before = await readAllRows(database.environment);
      planned = await runCommandWell(database.environment, 'import', ['--plan', folder.path]);
      written = differentRows(before, await readAllRows(database.environment));
    });
    afterAll(async () => {
      folder.remove();
      await database.remove();
    });

    it('no row of any table is written', () => {
      expect(written).toEqual([]);
      expect(planned.stderr).toBe('');
    });

    it('of a new text it prints the outline, and that it would be created', () => {
      expect(planned.stdout).toContain(
        'title    Lidocaine Drips for Lasting Pain: A Plain Guide\n',
      );
      expect(planned.stdout).toMatch(
        /^ {3}51 {4}Later On\n.*\n +side effects: headache, fatigue, seizures, irregular-heartbeat$/m,
      );
      expect(planned.stdout).toMatch(/lidocaine-drips — would be created with 13 sections$/m);
    });

    it('of a changed explainer it names what would change, and of a vocabulary how much', () => {
      expect(planned.stdout).toMatch(
        /how-ketamine-infusions-work — would be updated: source, sourceText; 1 section changed \([a-z-]+\)$/m,
      );
      expect(planned.stdout).toContain('conditions — would be 1 created, 1 updated, 0 unchanged\n');
    });
  },
);
