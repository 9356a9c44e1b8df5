import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { administratorAccount, loginAdministrator } from '../support/administrator';
import { explainerBuilder } from '../support/explainer-builder';
import { onEveryDatabase } from '../support/running-app';
import { createWriter } from '../support/writer';

const sectionUid = 'api::section.section';

/** On PostgreSQL, lets no section be moved until a move waits, behind which all others of its process do, and then all of them. */
const holdOutlines = async (url: string | undefined) => {
  if (url === undefined) return () => Promise.resolve();
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query('BEGIN; LOCK TABLE sections_parent_lnk IN EXCLUSIVE MODE');
  const isAwaited = async (): Promise<boolean> => {
    const { rows } = await client.query(
      `SELECT 1 FROM pg_locks WHERE NOT granted AND relation = 'sections_parent_lnk'::regclass`,
    );
    return rows.length > 0;
  };
  return async (): Promise<void> => {
    while (!(await isAwaited())) await pause(20);
    await client.query('COMMIT');
    await client.end();
  };
};

onEveryDatabase(
  'A section stands below another one of its article, or below none',
  (app) => {
    const build = () => explainerBuilder(app());
    const sections = () => app().documents(sectionUid);
    const move = (documentId: string, parent: string | null) =>
      sections().update({ documentId, data: { parent } });
    const publish = (documentId: string) => sections().publish({ documentId });
    const parentOf = async (documentId: string, status: string) => {
      const populate = { parent: { fields: ['documentId'] } };
      return (await sections().findOne({ documentId, status, populate })).parent?.documentId;
    };
    /** "three" stands below "two", which stands below "one". */
    const threeLevels = async () => {
      const { slug, article, one, two } = await build().explainer();
      await move(two, one);
      await publish(two);
      const three = await build().section(article, 'three', 30, { parent: two });
      return { slug, one, two, three };
    };

    it('a client that puts a section below itself is told so, and nothing is saved', async () => {
      const { one } = await build().explainer();
      const writer = await createWriter(app());
      const { status, body } = await writer.put(`/api/sections/${one}`, {
        heading: 'Below itself',
        parent: one,
      });
      expect([status, body.error.message]).toEqual([
        400,
        'parent — expected a section that does not stand below this one; "one" does',
      ]);
      expect(body.error.details.errors[0].path).toEqual(['parent']);
      expect(await sections().findOne({ documentId: one })).toMatchObject({
        heading: 'About one',
      });
    });

    it('a circle of three is refused where it is closed', async () => {
      const { one, three } = await threeLevels();
      await expect(move(one, three)).rejects.toThrow(
        'parent — expected a section that does not stand below this one; "two" does',
      );
      expect(await parentOf(one, 'draft')).toBeUndefined();
    });

    it('a parent of another article is refused, and the article named', async () => {
      const { one } = await build().explainer();
      const other = await build().explainer();
      await expect(move(other.two, one)).rejects.toThrow(
        /parent — expected a section of the same article; "one" belongs to "explainer-\d+"/,
      );
      const created = sections().create({
        data: {
          ...{ heading: 'New', slug: 'new', position: 1, level: 2 },
          ...{ article: other.article, parent: one },
        },
      });
      await expect(created).rejects.toThrow('of the same article');
    });

    it('an outline is moved to another article section by section, and texts are edited meanwhile', async () => {
      const { slug, one, two, three } = await threeLevels();
      const article = await build().create('article', { title: 'Empty', slug: `${slug}-moved` });
      await sections().update({ documentId: one, data: { article } });
      await sections().update({ documentId: two, data: { body: 'Still in the old article.' } });
      for (const documentId of [two, three]) {
        await sections().update({ documentId, data: { article } });
      }
      expect(await parentOf(three, 'draft')).toBe(two);
    });

    it('one that left its article takes nothing of it along when it is withdrawn', async () => {
      const { slug, one, two, three } = await threeLevels();
      const article = await build().create('article', { title: 'Other', slug: `${slug}-other` });
      await sections().update({ documentId: one, data: { article } });
      await publish(one);
      await sections().unpublish({ documentId: one });
      for (const documentId of [two, three]) {
        expect(await sections().findOne({ documentId, status: 'published' })).not.toBeNull();
      }
      // What stands below it in its article goes with it.
      await sections().unpublish({ documentId: two });
      expect(await sections().findOne({ documentId: three, status: 'published' })).toBeNull();
    });

    it('two that change places are published in either order that readers can follow, or both at once', async () => {
      const { slug, one, two } = await threeLevels();
      await move(two, null);
      await move(one, two);
      await expect(publish(one)).rejects.toThrow(
        'parent — expected a section that is not published below this one; publish "two" where it stands now first',
      );
      expect(await parentOf(one, 'published')).toBeUndefined();
      const administrator = await loginAdministrator(app());
      const { status } = await administrator.post(
        `/content-manager/collection-types/${sectionUid}/actions/bulkPublish`,
        { documentIds: [one, two] },
      );
      expect(status).toBe(200);
      const { body } = await app().request.get(`/api/explainers/${slug}`);
      expect(body.data.sections).toMatchObject([
        { slug: 'two', sections: [{ slug: 'one' }, { slug: 'three' }] },
      ]);
    });

    it('neither by a save that publishes at once, nor from the side of the one above, is a circle closed', async () => {
      const { one, two, three } = await threeLevels();
      const from = sections().update({ documentId: three, data: { children: [one] } });
      await expect(from).rejects.toThrow('expected a section that does not stand below this one');
      await move(two, null);
      const saved = sections().update({
        documentId: one,
        data: { parent: two },
        status: 'published',
      });
      await expect(saved).rejects.toThrow('publish "two" where it stands now first');
      expect(await parentOf(one, 'published')).toBeUndefined();
    });

    it('a section of another article is not taken in from the side of the one above', async () => {
      const { one, two } = await build().explainer();
      const other = await build().explainer();
      const taken = sections().update({ documentId: one, data: { children: [two, other.two] } });
      await expect(taken).rejects.toThrow('of the same article');
      expect(await parentOf(two, 'draft')).toBeUndefined();
      expect(await parentOf(other.two, 'draft')).toBeUndefined();
    });

    it('of two moves at once that close a circle together, one is refused', async () => {
      for (let round = 0; round < 3; round += 1) {
        const { one, two } = await build().explainer();
        const release = await holdOutlines(app().environment.DATABASE_URL);
        const moves = [move(one, two), move(two, one)];
        await release();
        const refused = (await Promise.allSettled(moves)).flatMap((settled) =>
          settled.status === 'rejected' ? String(settled.reason) : [],
        );
        expect(refused).toEqual([
          expect.stringContaining('a section that does not stand below this one'),
        ]);
      }
    });

    it('a circle from before in one language stops no move in another', async () => {
      const { slug, article, one, two } = await build().explainer();
      const locale = 'de';
      await app().service('plugin::i18n.locales', 'create', { code: locale, name: 'German' });
      const inGerman = { title: 'Auf Deutsch', slug: `${slug}-de` };
      const articles = app().documents('api::article.article');
      await articles.update({ documentId: article, locale, data: inGerman });
      const german = { heading: 'Auf Deutsch', position: 1, level: 2, article };
      for (const [documentId, name] of [
        [one, 'eins'],
        [two, 'zwei'],
      ] as const) {
        await sections().update({ documentId, locale, data: { ...german, slug: name } });
      }
      const rows = app().query(sectionUid);
      const rowOf = async (documentId: string) =>
        (await rows.findOne({ where: { documentId, locale, publishedAt: null } })).id;
      const [first, second] = [await rowOf(one), await rowOf(two)];
      await rows.update({ where: { id: first }, data: { parent: second } });
      await rows.update({ where: { id: second }, data: { parent: first } });
      await move(two, one);
      expect(await parentOf(two, 'draft')).toBe(one);
    });

    it('a copy in another article does not stand below what it was copied from', async () => {
      const { two } = await threeLevels();
      const other = await build().explainer();
      const data = { article: other.article, slug: 'copy' };
      await expect(sections().clone({ documentId: two, data })).rejects.toThrow(
        'parent — expected a section of the same article; "one" belongs to',
      );
    });

    it('a discarded draft does not close a circle', async () => {
      const { one, two } = await threeLevels();
      await move(two, null);
      await move(one, two);
      await expect(sections().discardDraft({ documentId: two })).rejects.toThrow(
        'expected a section that does not stand below this one',
      );
      await sections().discardDraft({ documentId: one });
      await sections().discardDraft({ documentId: two });
      expect(await parentOf(two, 'draft')).toBe(one);
    });
  },
  { content: 'tables', environment: administratorAccount },
);
