import { explainerBuilder } from '../support/explainer-builder';
import { revisionsOf } from '../support/ledger';
import { onEveryDatabase } from '../support/running-app';

const sectionUid = 'api::section.section';

onEveryDatabase(
  'A publish asks the database for what it has to know',
  (app) => {
    /** What is sent for one publish of a section that names nothing. */
    const publishOne = async (): Promise<string[]> => {
      const { one } = await explainerBuilder(app()).explainer();
      const sections = app().documents(sectionUid);
      await sections.update({ documentId: one, data: { body: 'New words.' } });
      await app().statements();
      await sections.publish({ documentId: one });
      const sent = await app().statements();
      expect(sent.filter((sql) => /insert into .*revisions/.test(sql))).toHaveLength(1);
      return sent;
    };

    it('and counts nothing of what a section does not name', async () => {
      const counts = (await publishOne()).filter((sql) => /\bcount\(/.test(sql));
      expect(counts).toEqual([expect.stringContaining('articles')]);
    });

    it('and reads nothing of what its explainer does not have', async () => {
      const sent = await publishOne();
      const last = sent.findIndex((sql) => /insert into .*revisions/.test(sql));
      const ofLedger = sent.slice(
        sent.findIndex((sql) => /insert into .*changes/.test(sql)),
        last,
      );
      const joined = ofLedger.filter((sql) => /^select distinct .*left join/.test(sql));
      expect(joined).toEqual([expect.stringContaining('sections_article_lnk')]);
    });

    it('and asks once what a draft names and is not published, and once what stands under it', async () => {
      const sent = await publishOne();
      const asked = (table: string) =>
        sent.filter((sql) => sql.includes(`"${table}`) || sql.includes(`\`${table}`));
      expect(asked('sections_notices_lnk').filter((sql) => /not exists/.test(sql))).toHaveLength(1);
      expect(sent.filter((sql) => /not exists/.test(sql))).toHaveLength(1);
      const below = asked('sections_parent_lnk').filter((sql) => /as .holder./.test(sql));
      expect(below.filter((sql) => !/not exists/.test(sql))).toHaveLength(1);
    });

    it('and writes no address anew, for a section is published with that of its draft', async () => {
      const { article, one } = await explainerBuilder(app()).explainer();
      const sections = app().documents(sectionUid);
      await sections.update({ documentId: one, data: { slug: 'named-anew' } });
      await app().statements();
      await sections.publish({ documentId: one });
      const sent = await app().statements();
      expect(sent.filter((sql) => /^update .*address/.test(sql))).toEqual([]);
      const published = await app()
        .query(sectionUid)
        .findMany({ where: { documentId: one }, select: ['address'] });
      const address = `${article}/named-anew`;
      expect(published).toEqual([
        expect.objectContaining({ address }),
        expect.objectContaining({ address }),
      ]);
    });

    it('and nothing about notes for readers where there are none', async () => {
      const asked = (await publishOne()).filter((sql) => /change_note. is not null/.test(sql));
      expect(asked).toEqual([]);
    });

    it.each(['publish', 'discardDraft'] as const)(
      'and not whose each component is that names an entry, of %s',
      async (action) => {
        const { create, update, explainer } = explainerBuilder(app());
        const condition = await create('condition', { name: 'Pain', slug: action.toLowerCase() });
        const { one, two } = await explainer();
        const mentions = [{ quote: 'there is to say', condition }];
        for (const section of [one, two]) await update('section', section, { mentions });
        const conditions = app().documents('api::condition.condition');
        await conditions.update({ documentId: condition, data: { name: 'Ache' } });
        await app().statements();
        await conditions[action]({ documentId: condition });
        const sent = await app().statements();
        expect(
          sent.filter((sql) => /^select .entity_id. from .*sections_cmps\b/.test(sql)),
        ).toEqual([]);

        for (const status of ['draft', 'published'] as const) {
          const [section] = await app()
            .documents(sectionUid)
            .findMany({
              ...{ status, filters: { documentId: { $in: [one, two] } } },
              populate: { mentions: { populate: { condition: true } } },
            });
          expect(section.mentions).toEqual([
            expect.objectContaining({
              condition: expect.objectContaining({
                documentId: condition,
                publishedAt: status === 'draft' ? null : expect.any(String),
                name: action === 'publish' ? 'Ache' : 'Pain',
              }),
            }),
          ]);
        }
      },
    );

    it('and not whose each review is that names a contributor', async () => {
      const { create, update, explainer } = explainerBuilder(app());
      const nurse = await create('contributor', { name: 'Nurse', slug: 'a-reviewing-nurse' });
      await explainer({ review: { lastReviewed: '2026-01-02', reviewedBy: nurse } });
      await app().statements();
      await update('contributor', nurse, { name: 'Head nurse' });
      const sent = await app().statements();
      expect(sent.filter((sql) => /^insert into .*revisions/.test(sql))).toHaveLength(1);
      expect(sent.filter((sql) => /^select .entity_id. from .*articles_cmps\b/.test(sql))).toEqual(
        [],
      );
    });

    it('but a revision has each thing that its explainer comes to have', async () => {
      const { create, update, explainer } = explainerBuilder(app());
      const { article, one, two } = await explainer();
      const named = (type: string, slug: string, data: object) => create(type, { slug, ...data });
      const condition = await named('condition', 'a-pain', { name: 'Pain' });
      const steps: [string, string, object, string][] = [
        ['article', article, { codes: [{ system: 'atc', code: 'N01AX03' }] }, 'N01AX03'],
        ['article', article, { source: { name: 'The source' } }, 'The source'],
        ['article', article, { review: { lastReviewed: '2026-01-02' } }, '2026-01-02'],
        [
          'article',
          article,
          { authors: [await named('contributor', 'an-author', { name: 'A' })] },
          'an-author',
        ],
        [
          'article',
          article,
          { reviewers: [await named('contributor', 'a-nurse', { name: 'B' })] },
          'a-nurse',
        ],
        [
          'article',
          article,
          { references: [await named('reference', 'a-book', { title: 'A title', citation: 'B' })] },
          'a-book',
        ],
        [
          'section',
          one,
          { conditions: [await named('condition', 'an-ache', { name: 'Ache' })] },
          'an-ache',
        ],
        [
          'section',
          one,
          {
            sideEffects: [
              await named('side-effect', 'an-itch', { name: 'Itch', bodySystem: 'cardiovascular' }),
            ],
          },
          'an-itch',
        ],
        [
          'section',
          one,
          { notices: [await named('notice', 'a-warning', { title: 'Stop', text: 'Stop.' })] },
          'a-warning',
        ],
        [
          'section',
          two,
          {
            references: [await named('reference', 'a-paper', { title: 'A title', citation: 'B' })],
          },
          'a-paper',
        ],
        ['section', two, { mentions: [{ quote: 'there is to say', condition }] }, 'a-pain'],
      ];
      const latest = async () => (await revisionsOf(app(), article)).at(-1);
      for (const [type, documentId, data, words] of steps) {
        expect((await latest()).content).not.toContain(`"${words}"`);
        await update(type, documentId, data);
        const { content } = await latest();
        expect(content).toContain(`"${words}"`);
      }
      await update('section', two, { parent: one });
      const outline = JSON.parse((await latest()).content).sections;
      expect(outline.map((section: { slug: string }) => section.slug)).toEqual(['one']);
    });
  },
  { content: 'tables' },
);
