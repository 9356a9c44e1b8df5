import { setTimeout as wait } from 'node:timers/promises';
import { Client } from 'pg';
import { createDatabase } from '../support/databases';
import { startApp } from '../support/running-app';
import { waitUntil } from '../support/wait-until';

/** Longer than anybody else waits for a lock. */
const longMilliseconds = 17_000;

describe('A start that changes a table (postgres)', () => {
  it('waits as long as somebody reads from it, as a backup does', async () => {
    const database = await createDatabase('postgres', 'tables');
    const reader = new Client({ connectionString: database.environment.DATABASE_URL });
    const watcher = new Client({ connectionString: database.environment.DATABASE_URL });
    await Promise.all([reader.connect(), watcher.connect()]);
    try {
      await watcher.query(
        'ALTER TABLE articles DROP COLUMN about; DELETE FROM strapi_database_schema',
      );
      await reader.query('BEGIN; LOCK TABLE articles IN ACCESS SHARE MODE');
      const isAwaited = async () => {
        const { rows } = await watcher.query(
          `SELECT 1 FROM pg_locks WHERE relation = 'articles'::regclass AND NOT granted`,
        );
        return rows.length > 0;
      };
      const starting = startApp('postgres', { on: database });
      await Promise.race([
        waitUntil('the start waits', isAwaited),
        starting.then(() => Promise.reject(new Error('it did not wait'))),
      ]);
      await wait(longMilliseconds);
      expect(await isAwaited()).toBe(true);
      await reader.query('ROLLBACK');
      const app = await starting;
      expect((await app.request.get('/api/articles')).status).toBe(200);
      await app.stop();
    } finally {
      await Promise.all([reader.end(), watcher.end()]);
      await database.remove();
    }
  });
});
