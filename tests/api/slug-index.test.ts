import { onEveryDatabase } from '../support/running-app';

onEveryDatabase(
  'A section is found by its slug through an index, however many there are',
  (app) => {
    it('as REST asks for it', async () => {
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
        return;
      }
      const values = [...statement.matchAll(/\?/g)].map(() => 'x');
      const plan: { detail: string }[] = await app().sql(`EXPLAIN QUERY PLAN ${statement}`, values);
      const details = plan.map(({ detail }) => detail);
      expect(details.join('\n')).toMatch(/SEARCH .* USING (COVERING )?INDEX sections_slug_index/);
      expect(details.join('\n')).not.toMatch(/SCAN/);
    });
  },
  { content: 'tables' },
);
