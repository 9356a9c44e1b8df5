import { createImportFolder, plainText } from '../support/import-folder';
import { onEveryDatabase } from '../support/running-app';
import { createWriter } from '../support/writer';

const sectionUid = 'api::section.section';
const rounds = 6;

onEveryDatabase(
  'Editors save while something is imported',
  (app) => {
    it('and neither fails: whoever comes second waits', async () => {
      const writer = await createWriter(app());
      const folder = createImportFolder();
      let isImporting = true;
      try {
        const file = folder.write('lidocaine-drips.txt', plainText);
        await app().importFiles([file]);
        const sections = await app()
          .documents(sectionUid)
          .findMany({ filters: { article: { slug: 'lidocaine-drips' } }, limit: 100 });
        expect(sections.length).toBe(13);
        const statuses: number[] = [];
        const save = async (documentId: string): Promise<void> => {
          const path = `/api/sections/${documentId}?status=draft`;
          while (isImporting) {
            const { status } = await writer.put(path, { changeNote: `Saved ${statuses.length}` });
            statuses.push(status);
          }
        };
        const saving = sections
          .slice(0, 3)
          .map(({ documentId }: { documentId: string }) => save(documentId));
        for (let round = 0; round < rounds; round += 1) {
          folder.write('lidocaine-drips.txt', plainText.replaceAll('.', `. ${round}`));
          expect(await app().importFiles([file])).toContain('lidocaine-drips — updated');
        }
        isImporting = false;
        await Promise.all(saving);
        expect(statuses.length).toBeGreaterThan(rounds);
        expect(new Set(statuses)).toEqual(new Set([200]));
      } finally {
        isImporting = false;
        folder.remove();
      }
    });
  },
  { content: 'tables' },
);
