import { Client } from 'pg';
import { onEveryDatabase, type RunningApp } from '../support/running-app';

/** How PostgreSQL would find it, were there too much to read it all. */
const planOf = async ({ environment }: RunningApp, statement: string): Promise<string> => {
  const client = new Client({ connectionString: environment.DATABASE_URL });
  await client.connect();
  try {
    await client.query('BEGIN');
    await client.query('SET LOCAL enable_seqscan = off');
    const asked = statement.replace(/(limit|offset) \$\d+/gi, '$1 1').replace(/\$\d+/g, `'x'`);
    const { rows } = await client.query(`EXPLAIN ${asked}`);
    return rows.map((row) => row['QUERY PLAN']).join('\n');
  } finally {
    await client.end();
  }
};

onEveryDatabase(
  'What is looked for often is found through an index, however much there is',
  (app) => {
    it('a section by its slug, as REST asks for it', async () => {
      await app().statements();
      const { status } = await app().request.get('/api/sections?filters[slug]=some-slug');
      expect(status).toBe(200);
      const sent = await app().statements();
      const statement = sent.find((sql) => /select.*from.*sections.*slug/i.test(sql)) ?? '';
      expect(statement).toMatch(/slug/);
      if (app().database === 'postgres') {
        // Of a table that fits a page PostgreSQL reads the page; what counts is that the index is there.
        const { rows } = await app().sql(
          "SELECT indexdef FROM pg_indexes WHERE tablename = 'sections' AND indexname = 'sections_slug_index'",
        );
        expect(rows[0].indexdef).toMatch(/\(slug, locale, published_at\)/);
        expect(await planOf(app(), statement)).toMatch(
          /Index (Only )?Scan using sections_slug_index/,
        );
        return;
      }
      const values = [...statement.matchAll(/\?/g)].map(() => 'x');
      const plan: { detail: string }[] = await app().sql(`EXPLAIN QUERY PLAN ${statement}`, values);
      // What was found by its ids is read from the first to the last.
      const details = plan.map(({ detail }) => detail).filter((step) => step !== 'SCAN found');
      expect(details.join('\n')).toMatch(/SEARCH .* USING (COVERING )?INDEX sections_slug_index/);
      expect(details.join('\n')).not.toMatch(/SCAN/);
    });

    it.each([
      ['/api/sections?sort=heading&filters[level][$gt]=1&pagination[start]=1', null, true],
      ['/api/sections?pagination[start]=1', null, false],
      ['/graphql', '{ sections(pagination: { start: 1, limit: 2 }) { slug } }', false],
    ])(
      'and SQLite looks through all sections without their texts: %s %s',
      async (address, query, isSorted) => {
        if (app().database === 'postgres') return;
        await app().statements();
        const { status } = await (query === null
          ? app().request.get(address)
          : app().request.post(address).send({ query }));
        expect(status).toBe(200);
        const sent = (await app().statements()).filter((sql) => /from .sections/.test(sql));
        expect(sent).not.toEqual([]);
        const plans = await Promise.all(
          sent.map(async (statement) => {
            const values = [...statement.matchAll(/\?/g)].map(() => 1);
            const plan = await app().sql(`EXPLAIN QUERY PLAN ${statement}`, values);
            return plan.map(({ detail }: { detail: string }) => detail).join('\n');
          }),
        );
        for (const plan of plans) {
          expect(plan).toMatch(
            /SCAN t0 USING COVERING INDEX sections_narrow_idx|^SEARCH t0 USING INTEGER PRIMARY KEY/,
          );
        }
        // Whole rows would be sorted with their texts.
        expect(plans.some((plan) => plan.includes('TEMP B-TREE'))).toBe(isSorted);
      },
    );

    it('whose a mention is, as Strapi asks of each one of a condition that is published', async () => {
      const index = 'sections_cmps_component_idx';
      if (app().database === 'postgres') {
        const { rows } = await app().sql(
          `SELECT indexdef FROM pg_indexes WHERE tablename = 'sections_cmps' AND indexname = '${index}'`,
        );
        expect(rows[0].indexdef).toMatch(/\(cmp_id\)/);
        return;
      }
      const plan: { detail: string }[] = await app().sql(
        'EXPLAIN QUERY PLAN SELECT entity_id FROM sections_cmps WHERE cmp_id = 1 AND component_type = ? LIMIT 1',
        ['explainer.mention'],
      );
      expect(plan.map(({ detail }) => detail)).toEqual([
        expect.stringContaining(`USING INDEX ${index} (cmp_id=?)`),
      ]);
    });

    it('what the sections of an explainer mention, as a populated read asks', async () => {
      const section = { heading: 'One', slug: 'one', position: 1, level: 2, body: 'Nausea.' };
      const mentions = [{ quote: 'Nausea', start: 0, end: 6 }];
      await app()
        .documents('api::section.section')
        .create({ data: { ...section, mentions }, status: 'published' });
      await app().statements();
      const { status } = await app().request.get('/api/sections?populate[mentions]=true');
      expect(status).toBe(200);
      const sent = await app().statements();
      const statement = sent.find((sql) => /join .?sections_cmps/i.test(sql)) ?? '';
      if (app().database === 'postgres') {
        // Of two rows PostgreSQL chooses either index; what counts is that the one by both is there.
        const { rows } = await app().sql(
          "SELECT indexdef FROM pg_indexes WHERE tablename = 'sections_cmps' AND indexname = 'sections_cmps_attribute_idx'",
        );
        expect(rows[0].indexdef).toMatch(/\(field, entity_id\)/);
        return;
      }
      const values = [...statement.matchAll(/\?/g)].map(() => 1);
      const plan: { detail: string }[] = await app().sql(`EXPLAIN QUERY PLAN ${statement}`, values);
      expect(plan.map(({ detail }) => detail)).toContainEqual(
        expect.stringContaining(
          'USING INDEX sections_cmps_attribute_idx (field=? AND entity_id=?)',
        ),
      );
    });

    it('whether there is a table is not asked of the database', async () => {
      const contributors = app().documents('api::contributor.contributor');
      const { documentId } = await contributors.create({
        data: { name: 'A Nurse', slug: 'nurse' },
      });
      for (const slug of ['one', 'two']) {
        await app()
          .documents('api::article.article')
          .create({ data: { title: slug, slug, review: { reviewedBy: [documentId] } } });
      }
      const asksForTables = async () => {
        await app().statements();
        await contributors.publish({ documentId });
        const sent = await app().statements();
        return sent.filter((sql) => /sqlite_master|information_schema/.test(sql)).length;
      };
      expect([await asksForTables(), await asksForTables()]).toEqual([0, 0]);
    });
  },
  { content: 'tables' },
);
