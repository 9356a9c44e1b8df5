import { explainerBuilder } from '../support/explainer-builder';
import { readFeed } from '../support/read-feed';
import { onEveryDatabase } from '../support/running-app';

onEveryDatabase(
  'A mirror knows by the feed alone what to say at every address that it had',
  (app) => {
    const retract = async (type: 'article' | 'section', documentId: string, retraction: object) => {
      await app().documents(`api::${type}.${type}`).update({ documentId, data: { retraction } });
      await explainerBuilder(app()).unpublish(type, documentId);
    };

    /** The one line after a cursor, by REST, and the same by GraphQL. */
    const nextLine = async (cursor: string | null) => {
      const { lines } = await readFeed(app(), cursor, 100);
      expect(lines).toHaveLength(1);
      const { data } = await app().graphql(
        `query ($since: String) { changes(since: $since) { nodes {
          cursor slug formerSlug retraction { reason replacement retractedAt }
          sections { documentId slug formerSlug change retraction { reason replacement retractedAt } }
        } } }`,
        { since: cursor },
      );
      const [node] = data.changes.nodes;
      expect(lines[0]).toMatchObject(node);
      return { line: lines[0]!, node };
    };

    it('a section that was withdrawn comes with what its own address answers: reason, replacement and date', async () => {
      const { explainer, section } = explainerBuilder(app());
      const { slug, article, one, two } = await explainer();
      const below = await section(article, 'below', 30, { parent: one, level: 3 });
      const { cursor } = await readFeed(app(), null, 100);
      const ofSection = { reason: 'Found to be wrong', replacement: `${slug}/two` };
      await retract('section', one, ofSection);
      const { line } = await nextLine(cursor);
      const { status, body } = await app().request.get(`/api/explainers/${slug}/sections/one`);
      expect([status, body.error.details]).toMatchObject([410, ofSection]);
      const gone = { formerSlug: null, change: 'removed', retraction: body.error.details };
      expect(line.sections).toEqual([
        { documentId: one, slug: 'one', ...gone },
        { documentId: below, slug: 'below', ...gone },
      ]);
      expect(line.retraction).toBeNull();

      await app().documents('api::section.section').publish({ documentId: one });
      const { line: back } = await nextLine(line.cursor);
      expect(back.sections).toMatchObject([{ documentId: one, change: 'added', retraction: null }]);

      await retract('article', article, { reason: 'All of it', replacement: null });
      const { line: whole } = await nextLine(back.cursor);
      const retraction = { reason: 'All of it', replacement: null };
      expect(whole).toMatchObject({ kind: 'retracted', formerSlug: null, retraction });
      expect(whole.sections.map((gone) => [gone.documentId, gone.retraction])).toEqual([
        // What was told of its last withdrawal was of that one.
        [one, expect.objectContaining(retraction)],
        [two, expect.objectContaining(retraction)],
      ]);
    });

    it('a section that moved to another explainer says where it is', async () => {
      const { explainer, update } = explainerBuilder(app());
      const from = await explainer();
      const to = await explainer();
      const { cursor } = await readFeed(app(), null, 100);
      await update('section', from.one, { article: to.article, slug: 'arrived' });
      const { lines } = await readFeed(app(), cursor, 100);
      const line = lines.find(({ documentId }) => documentId === from.article);
      expect(line?.sections).toMatchObject([
        { slug: 'one', change: 'removed', retraction: { replacement: `${to.slug}/arrived` } },
      ]);
    });

    it('an explainer, or a section of it, that has another slug says the one it had, also after it was away', async () => {
      const { explainer, update, unpublish } = explainerBuilder(app());
      const { slug, article, one } = await explainer();
      const { cursor } = await readFeed(app(), null, 100);
      await update('article', article, { slug: `${slug}-b` });
      const { line: renamed } = await nextLine(cursor);
      expect([renamed.slug, renamed.formerSlug]).toEqual([`${slug}-b`, slug]);

      await update('section', one, { slug: 'eins' });
      const { line: section } = await nextLine(renamed.cursor);
      expect(section).toMatchObject({
        formerSlug: null,
        sections: [{ slug: 'eins', formerSlug: 'one', change: 'changed', retraction: null }],
      });

      await unpublish('article', article);
      await update('article', article, { slug: `${slug}-c` });
      const { lines } = await readFeed(app(), section.cursor, 100);
      expect(lines.map((line) => [line.kind, line.slug, line.formerSlug])).toEqual([
        ['retracted', `${slug}-b`, null],
        ['new', `${slug}-c`, `${slug}-b`],
      ]);
    });
  },
  { content: 'tables' },
);
