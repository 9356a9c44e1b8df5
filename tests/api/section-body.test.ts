import { createWriter } from '../support/writer';
import { onEveryDatabase } from '../support/running-app';

const section = { heading: 'Body', position: 10, level: 2 };

onEveryDatabase(
  'A section comes as Markdown, safe HTML and plain text',
  (app) => {
    it('by REST and GraphQL alike', async () => {
      const writer = await createWriter(app());
      const body = 'A **bold** word & a [link](https://example.org/a?b=c).\n\n- one\n- two';
      const { body: created } = await writer.post('/api/sections', {
        ...section,
        slug: 'forms',
        body,
      });
      const { bodyHtml, bodyText } = created.data;
      expect(bodyHtml).toContain('<strong>bold</strong>');
      expect(bodyHtml).toContain('href="https://example.org/a?b=c"');
      expect(bodyText).toBe('A bold word & a link.\n\n- one\n- two');
      const { data } = await app().graphql(
        '{ sections(filters: { slug: { eq: "forms" } }) { body bodyHtml bodyText } }',
      );
      expect(data.sections).toEqual([{ body, bodyHtml, bodyText }]);
    });

    it('escapes raw HTML and drops links that could run something', async () => {
      const writer = await createWriter(app());
      const body =
        '<script>alert(1)</script> <img src=x onerror=alert(1)>\n\n[a](javascript:alert(1)) [b](data:text/html,x) [c](/relative) [d](mailto:a@b.cd)';
      const { body: created } = await writer.post('/api/sections', {
        ...section,
        slug: 'unsafe',
        body,
      });
      const { bodyHtml } = created.data;
      expect(bodyHtml).not.toMatch(/<script|<img|href="(javascript|data):/i);
      expect(bodyHtml).toContain('&lt;script&gt;');
      expect(bodyHtml).toContain('href="/relative"');
      expect(bodyHtml).toContain('href="mailto:a@b.cd"');
    });

    it('derives HTML and text itself, whatever a client sends', async () => {
      const writer = await createWriter(app());
      const { body } = await writer.post('/api/sections', {
        ...section,
        slug: 'forged',
        body: 'True.',
        bodyHtml: '<script>',
        bodyText: 'False.',
      });
      expect(body.data).toMatchObject({ bodyHtml: '<p>True.</p>', bodyText: 'True.' });
    });

    it('keeps mentions at their words when the text is edited, and drops those whose words are gone', async () => {
      const writer = await createWriter(app());
      const condition = await writer.post('/api/conditions', { name: 'Gout' });
      const { body: created } = await writer.post('/api/sections', {
        ...section,
        slug: 'mentions',
        body: 'Gout hurts. Fever may come.',
        mentions: [
          { condition: condition.body.data.documentId, quote: 'Gout', start: 0, end: 4 },
          { quote: 'Fever', start: 12, end: 17 },
        ],
      });
      await writer.put(`/api/sections/${created.data.documentId}`, {
        body: 'We know that Gout hurts.',
      });
      const { data } = await app().graphql(
        '{ sections(filters: { slug: { eq: "mentions" } }) { mentions { section quote start end condition { slug } } } }',
      );
      expect(data.sections[0].mentions).toEqual([
        { section: 'mentions', quote: 'Gout', start: 13, end: 17, condition: { slug: 'gout' } },
      ]);
    });

    it('keeps a mention that a client names by its id alone, completes one that it quotes, and refuses any other', async () => {
      const writer = await createWriter(app());
      const { body: created } = await writer.post('/api/sections?populate=mentions', {
        ...section,
        slug: 'partial',
        body: 'Gout hurts. Fever may come.',
        mentions: [{ quote: 'Fever' }],
      });
      expect(created.data.mentions).toMatchObject([{ quote: 'Fever', start: 12, end: 17 }]);
      const draft = await app()
        .query('api::section.section')
        .findOne({ where: { slug: 'partial', publishedAt: null }, populate: { mentions: true } });
      const [fever] = draft.mentions;
      const path = `/api/sections/${created.data.documentId}?populate=mentions`;
      const { body } = await writer.put(path, { mentions: [{ id: fever.id }, { quote: 'Gout' }] });
      expect(body.data.mentions).toMatchObject([
        { quote: 'Fever', start: 12, end: 17 },
        { quote: 'Gout', start: 0, end: 4 },
      ]);
      for (const [mentions, expected] of [
        [[{ start: 3 }], 'mentions[0].quote — expected the words of the section that name it'],
        [
          [{ quote: 'Gout' }, { quote: 'Mumps' }],
          'mentions[1].quote — expected words that stand in the body; "Mumps" does not',
        ],
      ] as const) {
        const refused = await writer.put(path, { mentions });
        expect([refused.status, refused.body.error.message]).toEqual([400, expected]);
      }
    });
  },
  { content: 'tables' },
);
