import { Client } from 'pg';
import { runCommand } from '../support/command-line';
import { createDatabase, type TemporaryDatabase } from '../support/databases';
import { generateExplainer } from '../support/generate-explainer.cjs';
import { createImportFolder, type ImportFolder } from '../support/import-folder';
import { waitUntil } from '../support/wait-until';

/** As in src/database/locks.ts. */
const locks = { serving: 5_401_201, content: 5_401_202 } as const;

describe('An import (postgres)', () => {
  let database: TemporaryDatabase;
  let files: ImportFolder;
  let client: Client;
  beforeAll(async () => {
    database = await createDatabase('postgres', 'content');
    files = createImportFolder();
    const { name, text } = generateExplainer(1);
    files.write(name, text);
    client = new Client({ connectionString: database.environment.DATABASE_URL });
    await client.connect();
  });
  afterAll(async () => {
    await client.end();
    files.remove();
    await database.remove();
  });

  const pidsAt = async (lock: keyof typeof locks, granted: boolean): Promise<number[]> => {
    const { rows } = await client.query(
      `SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND classid = $1 AND granted = $2 AND pid <> pg_backend_pid()
         AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
      [locks[lock], granted],
    );
    return rows.map(({ pid }) => pid);
  };

  it('ends, and says why, when it cannot keep a restore away any more', async () => {
    await client.query(`SELECT pg_advisory_lock(${locks.content}, hashtext('public'))`);
    const importing = runCommand(database.environment, 'import', [files.path]);
    await waitUntil('it is about to write', async () => {
      return (await pidsAt('content', false)).length > 0;
    });
    const [pid] = await pidsAt('serving', true);
    await client.query('SELECT pg_terminate_backend($1)', [pid]);
    await waitUntil('it keeps nobody away', async () => {
      return (await pidsAt('serving', true)).length === 0;
    });
    // It may write from now on.
    const later = setTimeout(() => void client.query('SELECT pg_advisory_unlock_all()'), 2_000);
    const { code, stderr } = await importing;
    clearTimeout(later);
    expect([code, stderr]).toEqual([
      1,
      'The connection that keeps a restore away was lost — expected to be run again, which brings the rest\n',
    ]);
    const { rows } = await client.query(`SELECT 1 FROM articles WHERE slug = 'treatment-1'`);
    expect(rows).toEqual([]);
  });
});
