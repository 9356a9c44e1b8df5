import { readAllRows } from '../support/all-rows';
import { runCommand, runCommandWell } from '../support/command-line';
import { createImportFolder, type ImportFolder } from '../support/import-folder';
import { onEveryDatabase } from '../support/running-app';

const entryCount = 160;
const ailments = Array.from({ length: entryCount }, (_, index) => `ailment-${index + 1}`);

onEveryDatabase('A large vocabulary is written in small pieces', (app) => {
  let folder: ImportFolder;
  let files: string[];
  beforeAll(() => {
    folder = createImportFolder();
    // Every one but the first stands below the one before it, and so needs what an earlier piece has written.
    const entries = ailments.map(
      (slug, index) =>
        `- { slug: ${slug}, name: Ailment ${index + 1}${index === 0 ? '' : `, broader: ailment-${index}`} }\n`,
    );
    files = [
      folder.write('notices.yaml', '- { slug: ask, title: Ask, kind: general, text: Ask. }\n'),
      folder.write('conditions.yaml', entries.join('')),
    ];
  });
  afterAll(() => folder.remove());

  const countAilments = async (): Promise<number> =>
    ((await readAllRows(app().environment)).conditions ?? []).filter((row) =>
      row.includes('"ailment-'),
    ).length;

  it('killed in between it has written some of it; run again it adds the rest, once', async () => {
    let isKilled = false;
    const { code } = await runCommand(app().environment, 'import', files, {
      onOutput: (stdout, kill) => {
        if (isKilled || !stdout.includes('notices — ')) return;
        isKilled = true;
        const whenSomeAreThere = setInterval(() => {
          void app()
            .query('api::condition.condition')
            .count({ where: { slug: { $startsWith: 'ailment-' } } })
            .then((count) => {
              if (count === 0) return;
              clearInterval(whenSomeAreThere);
              kill();
            });
        }, 50);
      },
    });
    expect(code).toBeNull();
    const written = await countAilments();
    expect(written).toBeGreaterThan(0);
    expect(written).toBeLessThan(2 * entryCount);

    const { stdout } = await runCommandWell(app().environment, 'import', files);
    expect(stdout).toContain(
      `conditions — ${entryCount - written / 2} created, 0 updated, ${written / 2} unchanged\n`,
    );
    expect(await countAilments()).toBe(2 * entryCount);
    const published = await app()
      .query('api::condition.condition')
      .findMany({
        where: { slug: { $startsWith: 'ailment-' }, publishedAt: { $notNull: true } },
        populate: { broader: true },
      });
    for (const { slug, broader } of published) {
      const number = Number(slug.slice('ailment-'.length));
      expect(broader?.slug ?? null).toBe(number === 1 ? null : `ailment-${number - 1}`);
    }
  });

  it('an editor saves in the meantime', async () => {
    const [{ documentId }] = await app()
      .query('api::notice.notice')
      .findMany({ where: { slug: 'ask' } });
    const renamed = folder.write(
      'conditions.yaml',
      ailments.map((slug, index) => `- { slug: ${slug}, name: Sickness ${index + 1} }\n`).join(''),
    );
    const state = { isDone: false };
    const importing = runCommandWell(app().environment, 'import', [renamed]).finally(() => {
      state.isDone = true;
    });
    /** How many entries were written when a save went through. */
    const writtenAtSave: number[] = [];
    while (!state.isDone) {
      // A save that read before another process wrote is refused by SQLite at once, and the editor saves again.
      const save = app().documents('api::notice.notice').update({ documentId, data: {} });
      if (!(await save.then(Boolean, () => false))) continue;
      const where = { name: { $startsWith: 'Sickness' }, publishedAt: { $null: true } };
      writtenAtSave.push(await app().query('api::condition.condition').count({ where }));
    }
    expect((await importing).stdout).toContain(`${entryCount} updated`);
    const between = writtenAtSave.filter((count) => count > 0 && count < entryCount);
    expect(new Set(between).size).toBeGreaterThan(3);
  });
});
