import { explainerBuilder } from '../support/explainer-builder';
import { revisionsOf } from '../support/ledger';
import { onEveryDatabase, type RunningApp } from '../support/running-app';
import { createWriter } from '../support/writer';

const uidOf = (type: string): string => `api::${type}.${type}`;

let made = 0;
const named = (kind: string): string => `${kind}-${(made += 1)}`;

interface Shown {
  slug: string;
  sections: Shown[];
}
/** A tree of sections as slugs: `one(two) three`. */
const outline = (sections: Shown[]): string =>
  sections
    .map(({ slug, sections: below }) => (below.length === 0 ? slug : `${slug}(${outline(below)})`))
    .join(' ');

/** Gives what publishes a document in German, which there is by then. */
const german = async (app: RunningApp) => {
  const known = await app.service('plugin::i18n.locales', 'find');
  if (!known.some(({ code }: { code: string }) => code === 'de')) {
    await app.service('plugin::i18n.locales', 'create', { code: 'de', name: 'German' });
  }
  return (type: string, documentId: string, data: object) =>
    app.documents(uidOf(type)).update({ documentId, locale: 'de', data, status: 'published' });
};

onEveryDatabase(
  'A move that an editor has not published',
  (app) => {
    const build = () => explainerBuilder(app());
    const save = (type: string, documentId: string, data: object) =>
      app().documents(uidOf(type)).update({ documentId, data });
    const publish = (type: string, documentId: string) =>
      app().documents(uidOf(type)).publish({ documentId });
    const discard = (type: string, documentId: string) =>
      app().documents(uidOf(type)).discardDraft({ documentId });
    const read = async (slug: string): Promise<string> => {
      const { body } = await app().request.get(`/api/explainers/${slug}`);
      return outline(body.data.sections);
    };
    const draftOf = (type: string, documentId: string, relation: string) =>
      app()
        .documents(uidOf(type))
        .findOne({ documentId, populate: { [relation]: { fields: ['documentId'] } } });
    const broaderOf = async (slug: string): Promise<string | undefined> => {
      const { body } = await app().request.get(
        `/api/conditions?filters[slug][$eq]=${slug}&populate[broader][fields]=slug`,
      );
      return body.data[0].broader?.slug;
    };
    const condition = async (data: object = {}) => {
      const slug = named('condition');
      const documentId = await build().create('condition', { name: slug, slug, ...data });
      return { documentId, slug };
    };

    it('below a section is not published with that section', async () => {
      const { slug, one, two } = await build().explainer();
      await save('section', two, { parent: one });
      await publish('section', one);
      expect(await read(slug)).toBe('one two');
      await publish('section', two);
      expect(await read(slug)).toBe('one(two)');
    });

    it('away from a section is not published with that section', async () => {
      const { slug, article, one, two } = await build().explainer();
      const three = await build().section(article, 'three', 30, { parent: one });
      await save('section', three, { parent: two });
      await publish('section', one);
      expect(await read(slug)).toBe('one(three) two');
      await publish('section', two);
      expect(await read(slug)).toBe('one(three) two');
      await publish('section', three);
      expect(await read(slug)).toBe('one two(three)');
    });

    it('below a section that is published for the first time stays where readers have it', async () => {
      const { slug, article, two } = await build().explainer();
      const data = { heading: 'New', slug: 'new', position: 30, level: 2, article };
      const { documentId } = await app().documents(uidOf('section')).create({ data });
      await save('section', two, { parent: documentId });
      await publish('section', documentId);
      expect(await read(slug)).toBe('one two new');
    });

    it('to another article is not published with that article, be it new or not', async () => {
      const { slug, article } = await build().explainer();
      const three = await build().section(article, 'three', 30);
      const other = await build().explainer();
      await save('section', three, { article: other.article });
      await publish('article', other.article);
      expect([await read(slug), await read(other.slug)]).toEqual(['one two three', 'one two']);

      const late = named('late');
      const { documentId } = await app()
        .documents(uidOf('article'))
        .create({ data: { title: 'Late', slug: late } });
      await save('section', three, { article: documentId });
      await publish('article', documentId);
      await publish('article', article);
      expect([await read(slug), await read(late)]).toEqual(['one two three', '']);
      await publish('section', three);
      expect([await read(slug), await read(late)]).toEqual(['one two', 'three']);
    });

    it('nor by a write that saves and publishes at once, and the explainer it is in loses nothing', async () => {
      const writer = await createWriter(app());
      for (const by of ['POST', 'PUT', 'POST of a section']) {
        const { slug, article } = await build().explainer();
        const three = await build().section(article, 'three', 30);
        const other = await build().explainer();
        const before = await revisionsOf(app(), article);
        const late = named('late');
        const { status, body } =
          by === 'PUT'
            ? await writer.put(`/api/articles/${other.article}`, {
                sections: { connect: [three] },
              })
            : by === 'POST'
              ? await writer.post('/api/articles', { title: 'Late', slug: late, sections: [three] })
              : await writer.post('/api/sections', {
                  ...{ heading: 'Late', slug: late, position: 5, level: 2, children: [three] },
                });
        expect([by, status, body.error?.message]).toEqual([
          ...[by, by === 'PUT' ? 200 : 201, undefined],
        ]);
        expect([by, await read(slug), await read(other.slug)]).toEqual([
          ...[by, 'one two three', 'one two'],
        ]);
        const rows = await app().request.get(`/api/sections/${three}?populate=article,parent`);
        expect([rows.body.data.article.slug, rows.body.data.parent]).toEqual([slug, null]);
        expect(await revisionsOf(app(), article)).toEqual(before);
        await publish('section', three);
        const moved = by === 'PUT' ? other.slug : by === 'POST' ? late : slug;
        expect([by, (await read(moved)).includes('three')]).toEqual([by, true]);
      }
    });

    it('to an article that is deleted leaves the section where readers have it, and its draft there too', async () => {
      const { slug, article } = await build().explainer();
      const three = await build().section(article, 'three', 30);
      const other = await build().explainer();
      await save('section', three, { article: other.article, heading: 'Of the other' });
      await app().documents(uidOf('article')).delete({ documentId: other.article });
      expect(await read(slug)).toBe('one two three');
      expect((await draftOf('section', three, 'article')).article.documentId).toBe(article);
    });

    it('be it in one of two languages only, and nothing stays published without an article', async () => {
      const inGerman = await german(app());
      const [from, to] = [await build().explainer(), await build().explainer()];
      for (const { article } of [from, to])
        await inGerman('article', article, { title: 'Titel', slug: named('titel') });
      const three = await build().section(from.article, 'three', 30);
      const text = { heading: 'Drei', slug: 'drei', position: 30, level: 2 };
      await save('section', three, { article: to.article });
      await inGerman('section', three, { ...text, article: to.article });
      await app().documents(uidOf('article')).delete({ documentId: to.article, locale: '*' });
      const rows = await app()
        .query(uidOf('section'))
        .findMany({ where: { documentId: three }, populate: { article: true }, orderBy: 'id' });
      expect(rows.map(({ locale, article }: any) => [locale, article?.documentId])).toEqual([
        ['en', from.article],
        ['en', from.article],
      ]);
      expect(await read(from.slug)).toBe('one two three');
    });

    it('of a condition below a broader one is not published with the broader one', async () => {
      const [broad, broader] = [await condition(), await condition()];
      const narrow = await condition({ broader: broad.documentId });
      await save('condition', narrow.documentId, { broader: broader.documentId });
      for (const { documentId } of [broader, broad]) await publish('condition', documentId);
      expect(await broaderOf(narrow.slug)).toBe(broad.slug);
      await publish('condition', narrow.documentId);
      expect(await broaderOf(narrow.slug)).toBe(broader.slug);
    });

    it('a broader condition that was withdrawn is named again, where the move was published', async () => {
      const broad = await condition();
      const [narrow, other] = [await condition({ broader: broad.documentId }), await condition()];
      await build().unpublish('condition', broad.documentId);
      await save('condition', other.documentId, { broader: broad.documentId });
      expect(await broaderOf(narrow.slug)).toBeUndefined();
      await publish('condition', broad.documentId);
      expect([await broaderOf(narrow.slug), await broaderOf(other.slug)]).toEqual([
        broad.slug,
        undefined,
      ]);
    });

    it('is neither lost nor made when the draft of what it leads to is discarded', async () => {
      const { article, one, two } = await build().explainer();
      const three = await build().section(article, 'three', 30, { parent: one });
      await save('section', two, { parent: one });
      await save('section', three, { parent: two });
      for (const documentId of [one, two]) await discard('section', documentId);
      expect((await draftOf('section', three, 'parent')).parent.documentId).toBe(two);
      expect((await draftOf('section', two, 'parent')).parent).toBeNull();

      await save('section', two, { parent: one });
      await discard('section', one);
      expect((await draftOf('section', two, 'parent')).parent.documentId).toBe(one);

      const other = await build().explainer();
      await save('section', three, { article: other.article, parent: null });
      for (const documentId of [article, other.article]) await discard('article', documentId);
      expect((await draftOf('section', three, 'article')).article.documentId).toBe(other.article);
    });
  },
  { content: 'tables' },
);

onEveryDatabase(
  'A draft that is discarded while an entry is withdrawn',
  (app) => {
    it('names the entry as what was published did, so that it comes back', async () => {
      const build = explainerBuilder(app());
      const [first, second] = [named('first'), named('second')];
      const entries: string[] = [];
      for (const slug of [first, second]) {
        entries.push(await build.create('condition', { name: slug, slug }));
      }
      const { slug, one } = await build.explainer();
      const body = 'What depression is.';
      const mentions = [{ quote: 'depression', start: 5, condition: entries[0] }];
      await build.update('section', one, { conditions: entries, body, mentions });
      const shown = async () => {
        const { body: answer } = await app().request.get(`/api/explainers/${slug}/sections/one`);
        const { conditions, mentions: found } = answer.data.section;
        return { conditions, mentioned: found.map((at: any) => at.quote) };
      };
      const before = await shown();
      expect(before).toEqual({ conditions: [first, second], mentioned: ['depression'] });

      await build.unpublish('condition', entries[0]!);
      await app()
        .documents(uidOf('section'))
        .update({
          documentId: one,
          data: { heading: 'A slip' },
        });
      await app().documents(uidOf('section')).discardDraft({ documentId: one });
      await app().documents(uidOf('condition')).publish({ documentId: entries[0] });
      expect(await shown()).toEqual(before);
      await app().documents(uidOf('section')).publish({ documentId: one });
      expect(await shown()).toEqual(before);
    });

    it('in the language in which it was lost, where the drafts of all are discarded', async () => {
      const build = explainerBuilder(app());
      const inGerman = await german(app());
      const { article, one } = await build.explainer();
      await inGerman('article', article, { title: 'Titel', slug: named('titel') });
      const entries: string[] = [];
      for (const slug of [named('first'), named('second')]) {
        const documentId = await build.create('condition', { name: slug, slug });
        await inGerman('condition', documentId, { name: slug, slug });
        entries.push(documentId);
      }
      const text = { heading: 'Eins', slug: 'eins', position: 10, level: 2, article };
      await build.update('section', one, { conditions: entries });
      await inGerman('section', one, { ...text, conditions: entries });

      await app().documents(uidOf('condition')).unpublish({ documentId: entries[0], locale: 'en' });
      await app().documents(uidOf('section')).discardDraft({ documentId: one, locale: '*' });
      for (const locale of ['en', 'de']) {
        const draft = await app()
          .documents(uidOf('section'))
          .findOne({ documentId: one, locale, populate: { conditions: { fields: ['slug'] } } });
        const names = draft.conditions.map(({ documentId }: { documentId: string }) => documentId);
        expect([locale, names]).toEqual([locale, entries]);
      }
    });
  },
  { content: 'tables' },
);
