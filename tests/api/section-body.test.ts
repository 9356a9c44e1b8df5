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
  },
  { content: 'tables' },
);
