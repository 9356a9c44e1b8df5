import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { createDatabase } from '../support/databases';
import { multipart, multipartType } from '../support/multipart';
import { copyProject } from '../support/project-copy';
import { startApp } from '../support/running-app';
import { waitUntil } from '../support/wait-until';
import { createWriter } from '../support/writer';

const text = { field: 'files', filename: 'a.txt', type: 'text/plain', content: 'Plain words.\n' };

describe('The first files that come by REST (postgres)', () => {
  it('are all taken, into one folder, also where they come to two instances at once', async () => {
    const database = await createDatabase('postgres', 'tables');
    const project = copyProject('first-uploads');
    const temporary = await mkdtemp(join(tmpdir(), 'explainer-first-'));
    const environment = {
      TMPDIR: temporary,
      APP_DIRECTORY: project.folder,
      DIST_DIRECTORY: join(project.folder, 'dist'),
    };
    const one = await startApp('postgres', { on: database, environment });
    const other = await startApp('postgres', { on: database, environment });
    const holder = new Client({ connectionString: database.environment.DATABASE_URL });
    await holder.connect();
    try {
      const { accessKey } = await createWriter(one);
      // Whoever looks finds no folder; whoever makes one waits.
      await holder.query('BEGIN; LOCK TABLE upload_folders IN SHARE MODE');
      const sending = Promise.all(
        [one, other].map(async (app) => {
          const { status, body } = await app.request
            .post('/api/upload')
            .set({ ...multipartType, Authorization: `Bearer ${accessKey}` })
            .send(multipart([text]));
          return [status, body.error?.message];
        }),
      );
      await waitUntil('both wait', async () => {
        const { rows } = await holder.query(
          `SELECT DISTINCT pid FROM pg_locks WHERE NOT granted
            AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
        );
        return rows.length === 2;
      });
      await holder.query('ROLLBACK');
      expect(await sending).toEqual([
        [201, undefined],
        [201, undefined],
      ]);
      const folders = await one.query('plugin::upload.folder').findMany({});
      expect(folders.map(({ name }: { name: string }) => name)).toEqual(['API Uploads']);
      expect(await one.query('plugin::upload.file').count({ where: { folderPath: '/1' } })).toBe(2);
    } finally {
      await holder.end();
      await one.stop();
      await other.stop();
      await database.remove();
      project.remove();
      await rm(temporary, { recursive: true, force: true });
    }
  });
});
