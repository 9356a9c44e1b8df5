import { onEveryDatabase } from '../support/running-app';
import { createWriter, type Writer } from '../support/writer';

/** What makes each COMMIT fail that a new reference is a part of, and what ends that. */
const failing = {
  sqlite: {
    begin: [
      'CREATE TABLE nobody (id INTEGER PRIMARY KEY)',
      'CREATE TABLE owed (id INTEGER REFERENCES nobody (id) DEFERRABLE INITIALLY DEFERRED)',
      'CREATE TRIGGER owing AFTER INSERT ON "references" BEGIN INSERT INTO owed VALUES (1); END',
    ],
    end: ['DROP TRIGGER owing'],
  },
  postgres: {
    begin: [
      `CREATE FUNCTION refuse_commit() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'no room'; END $$`,
      `CREATE CONSTRAINT TRIGGER owing AFTER INSERT ON "references" DEFERRABLE INITIALLY DEFERRED
         FOR EACH ROW EXECUTE FUNCTION refuse_commit()`,
    ],
    end: ['DROP TRIGGER owing ON "references"'],
  },
} as const;

onEveryDatabase(
  'A COMMIT that fails',
  (app) => {
    let writer: Writer;
    beforeAll(async () => {
      writer = await createWriter(app());
    });
    const run = async (statements: readonly string[]): Promise<void> => {
      for (const statement of statements) await app().sql(statement);
    };
    const create = (slug: string) =>
      writer.post('/api/references', { title: slug, citation: 'R', slug });
    const stored = async (): Promise<string[]> => {
      const rows = await app().query('api::reference.reference').findMany({});
      return [...new Set<string>(rows.map(({ slug }: { slug: string }) => slug))].sort();
    };

    it('is told to whoever wrote, and leaves nothing that others write or read by', async () => {
      expect((await create('before')).status).toBe(201);
      const feed = async () => (await app().request.get('/api/changes')).body;
      const before = await feed();
      await run(failing[app().database].begin);
      // More than there are connections.
      for (let time = 0; time < 12; time += 1) {
        const { status, body } = await create('lost');
        expect([status, body.data]).toEqual([500, null]);
      }
      await run(failing[app().database].end);
      expect(await stored()).toEqual(['before']);
      expect(await feed()).toEqual(before);
      expect((await create('lost')).status).toBe(201);
      expect(await stored()).toEqual(['before', 'lost']);
    });
  },
  { content: 'tables' },
);
