import { explainerBuilder } from '../support/explainer-builder';
import { readFeed, type FeedLine } from '../support/read-feed';
import { onEveryDatabase, startApp } from '../support/running-app';
import { waitUntil } from '../support/wait-until';

onEveryDatabase(
  'A partner mirrors us by the feed, with no gap and no duplicate',
  (app) => {
    const publishGerman = (documentId: string, slug: string) =>
      app()
        .documents('api::article.article')
        .update({ documentId, locale: 'de', data: { title: 'Titel', slug }, status: 'published' });

    it('a mirror that follows the feed holds what is public, whatever page size it reads by', async () => {
      const { explainer, update, unpublish } = explainerBuilder(app());
      const { cursor: start } = await readFeed(app(), null, 100);
      const [first, second, third] = [await explainer(), await explainer(), await explainer()];
      await update('article', first.article, { slug: `${first.slug}-renamed` });
      await unpublish('article', second.article);
      await update('section', third.one, { body: 'Changed 5 mg to 10 mg.' });
      for (const limit of [1, 7, 100]) {
        const { lines } = await readFeed(app(), start, limit);
        expect(new Set(lines.map(({ cursor }) => cursor)).size).toBe(lines.length);
        const mirror = new Map<string, string>();
        for (const { documentId, slug, revision } of lines) {
          if (revision === null) mirror.delete(documentId);
          else mirror.set(documentId, `${slug} ${revision}`);
        }
        const shown = new Map<string, string>();
        for (const { article, slug } of [{ ...first, slug: `${first.slug}-renamed` }, third]) {
          const { body } = await app().request.get(`/api/explainers/${slug}`);
          shown.set(article, `${slug} ${body.meta.revision}`);
        }
        expect(mirror).toEqual(shown);
      }
    });

    it('a line says what kind of change it is and which sections read differently', async () => {
      const { explainer, update } = explainerBuilder(app());
      const { article, one, two } = await explainer();
      const { cursor } = await readFeed(app(), null, 100);
      await update('section', one, { body: 'What there is to say about number one.' });
      await update('section', two, { body: 'Do not take more than 10 mg.' });
      await update('section', two, { slug: 'zwei' });
      const { lines } = await readFeed(app(), cursor, 100);
      expect(
        lines.map(({ documentId, kind, sections }) => [
          documentId,
          kind,
          sections.map(({ slug, change }) => `${slug} ${change}`),
        ]),
      ).toEqual([
        [article, 'minor', ['one changed']],
        [article, 'major', ['two changed']],
        [article, 'minor', ['zwei changed']],
      ]);
    });

    it('a retraction is a tombstone with reason and replacement', async () => {
      const { explainer, unpublish } = explainerBuilder(app());
      const { article, slug } = await explainer();
      const { cursor } = await readFeed(app(), null, 100);
      await app()
        .documents('api::article.article')
        .update({
          documentId: article,
          data: { retraction: { reason: 'Out of date', replacement: 'https://example.org/new' } },
        });
      await unpublish('article', article);
      const { lines } = await readFeed(app(), cursor, 100);
      expect(lines).toHaveLength(1);
      expect(lines[0]).toMatchObject({
        slug,
        kind: 'retracted',
        revision: null,
        retraction: { reason: 'Out of date', replacement: 'https://example.org/new' },
      });
      expect(lines[0]!.sections.map(({ change }) => change)).toEqual(['removed', 'removed']);
    });

    it('publishing what is published already is no line', async () => {
      const { explainer } = explainerBuilder(app());
      const { one } = await explainer();
      const { cursor } = await readFeed(app(), null, 100);
      await app().documents('api::section.section').publish({ documentId: one });
      const { lines, cursor: after } = await readFeed(app(), cursor, 100);
      expect(lines).toEqual([]);
      expect(after).toBe(cursor);
    });

    it('says nothing of who made a change', async () => {
      const { text } = await app().request.get('/api/changes?limit=100');
      expect(text).not.toContain('"by"');
      expect(text).not.toContain('command');
    });

    it('a long poll answers when something is published, and with nothing when its time is over', async () => {
      const { explainer, update } = explainerBuilder(app());
      const { article } = await explainer();
      const { cursor } = await readFeed(app(), null, 100);
      const over = await app().request.get(`/api/changes?since=${cursor}&wait=1`);
      expect([over.status, over.body.data, over.body.meta.cursor]).toEqual([200, [], cursor]);
      const startedAt = performance.now();
      const waiting = app()
        .request.get(`/api/changes?since=${cursor}&wait=30`)
        .then(({ body }) => body.data as FeedLine[]);
      await new Promise((done) => setTimeout(done, 300));
      await update('article', article, { title: 'Published while somebody waits' });
      expect((await waiting).map(({ documentId }) => documentId)).toEqual([article]);
      // Long before its time is over, also on a slow machine.
      expect(performance.now() - startedAt).toBeLessThan(20_000);
    });

    it('is read once for all who wait for the same, however many they are', async () => {
      const { explainer } = explainerBuilder(app());
      const { cursor } = await readFeed(app(), null, 100);
      await app().statements();
      const waits = Array.from({ length: 60 }, async () => {
        const { status, body } = await app().request.get(
          `/api/changes?since=${cursor}&wait=30&limit=1`,
        );
        return [status, body.data.length, body.data[0]?.slug];
      });
      let asked: string[] = [];
      const reads = async () => {
        asked = [...asked, ...(await app().statements())];
        return asked.filter((statement) => statement.includes('"formerSlug"')).length;
      };
      // Each reads twice before it waits.
      let read = 0;
      await waitUntil(
        () => `all of them wait; they have read ${read} times`,
        async () => (read = await reads()) >= 120,
      );
      const { slug } = await explainer();
      expect(await Promise.all(waits)).toEqual(waits.map(() => [200, 1, slug]));
      // What comes first may be of one of them that was just asking.
      expect(await reads()).toBeLessThan(125);
    });

    it('in one language, where that is asked for', async () => {
      const { article } = await explainerBuilder(app()).explainer();
      await app().service('plugin::i18n.locales', 'create', { code: 'de', name: 'German' });
      await publishGerman(article, 'titel-im-feed');
      const { body } = await app().request.get('/api/changes?locale=de');
      expect(body.data).toMatchObject([{ documentId: article, locale: 'de', kind: 'new' }]);
      const { data } = await app().graphql('{ changes(locale: "de") { nodes { locale slug } } }');
      expect(data.changes.nodes).toEqual([{ locale: 'de', slug: 'titel-im-feed' }]);
    });

    it('and waits for news in that language, whatever is published in others', async () => {
      const { explainer, update } = explainerBuilder(app());
      const { article } = await explainer();
      const { body } = await app().request.get('/api/changes?locale=de&limit=100');
      const { cursor } = body.meta;
      await update('article', article, { title: 'Before anybody waits' });
      const waiting = app()
        .request.get(`/api/changes?since=${cursor}&locale=de&wait=30`)
        .then((answer) => answer.body.data as FeedLine[]);
      await update('article', article, { title: 'While somebody waits' });
      await new Promise((done) => setTimeout(done, 600));
      await publishGerman(article, 'erwartet');
      expect((await waiting).map(({ slug }) => slug)).toEqual(['erwartet']);
    });

    it('GraphQL has the same feed', async () => {
      const { lines } = await readFeed(app(), null, 100);
      const { data } = await app().graphql(
        '{ changes(limit: 3) { nodes { cursor slug kind revision } cursor hasMore } }',
      );
      expect(data.changes.nodes).toEqual(
        lines
          .slice(0, 3)
          .map(({ cursor, slug, kind, revision }) => ({ cursor, slug, kind, revision })),
      );
      expect(data.changes).toMatchObject({ cursor: lines[2]!.cursor, hasMore: true });
    });
  },
  { content: 'tables' },
);

describe('Two instances on one PostgreSQL', () => {
  it('number what they publish at once without a gap, in the order in which a poller sees it', async () => {
    const one = await startApp('postgres', { content: 'tables' });
    const other = await startApp('postgres', {
      content: 'tables',
      on: { environment: one.environment, remove: async () => {} },
    });
    try {
      const explainers: { article: string }[] = [];
      for (let count = 0; count < 4; count += 1) {
        explainers.push(await explainerBuilder(one).explainer());
      }
      const state = { isPublishing: true };
      const polled: string[] = [];
      const polling = (async () => {
        let cursor = (await readFeed(one, null, 100)).cursor;
        for (let isLast = false; !isLast; ) {
          isLast = !state.isPublishing;
          const read = await readFeed(other, cursor, 100);
          polled.push(...read.lines.map((line) => line.cursor));
          cursor = read.cursor;
        }
      })();
      const before = (await readFeed(one, null, 100)).lines.length;
      await Promise.all(
        [one, other].map(async (app, index) => {
          for (let round = 0; round < 8; round += 1) {
            await Promise.all(
              explainers.map(({ article }) =>
                explainerBuilder(app).update('article', article, {
                  title: `Round ${round} of instance ${index}`,
                }),
              ),
            );
          }
        }),
      );
      state.isPublishing = false;
      await polling;
      const { lines } = await readFeed(one, null, 100);
      expect(lines.length).toBeGreaterThan(before + 32);
      // What the poller saw, in the order in which it saw it, is the end of what there is: nothing came in behind its back.
      expect(lines.map(({ cursor }) => cursor).slice(-polled.length)).toEqual(polled);
      const rows = await one.query('api::revision.revision').findMany({ orderBy: 'sequence' });
      expect(rows.map(({ sequence }: { sequence: number }) => sequence)).toEqual(
        rows.map((_: unknown, index: number) => index + 1),
      );
    } finally {
      await other.stop();
      await one.stop();
    }
  });
});
