import { administratorAccount, loginAdministrator } from '../support/administrator';
import { explainerBuilder } from '../support/explainer-builder';
import { revisionsOf } from '../support/ledger';
import { onEveryDatabase } from '../support/running-app';

const sectionUid = 'api::section.section';
const articleUid = 'api::article.article';

onEveryDatabase(
  'What an editor says of a change is told with it',
  (app) => {
    it('a change note is about one publish: it is told with the revision, and then spent', async () => {
      const { article, one } = await explainerBuilder(app()).explainer();
      await app()
        .documents(sectionUid)
        .update({
          documentId: one,
          data: { body: 'Corrected.', changeNote: 'Dose corrected', changeKind: 'major' },
        });
      await app().documents(sectionUid).publish({ documentId: one });
      expect((await revisionsOf(app(), article)).at(-1)).toMatchObject({
        note: 'Dose corrected',
        kind: 'major',
      });
      for (const status of ['draft', 'published']) {
        const row = await app().documents(sectionUid).findOne({ documentId: one, status });
        expect([row.changeNote, row.changeKind]).toEqual([null, null]);
      }
    });

    it('of many notes the revision tells each once, and the graver kind', async () => {
      const { article, one, two } = await explainerBuilder(app()).explainer();
      const three = await app()
        .documents(sectionUid)
        .create({ data: { heading: 'Three', slug: 'three', position: 30, level: 2, article } });
      const notes = { [one]: 'minor', [two]: 'minor', [three.documentId]: 'major' };
      for (const [documentId, changeKind] of Object.entries(notes)) {
        const changeNote = changeKind === 'major' ? 'Dose corrected' : 'Typing errors';
        await app()
          .documents(sectionUid)
          .update({ documentId, data: { body: `New ${documentId}.`, changeNote, changeKind } });
      }
      const administrator = await loginAdministrator(app());
      await administrator.post(
        `/content-manager/collection-types/${sectionUid}/actions/bulkPublish`,
        { documentIds: Object.keys(notes) },
      );
      const { note, kind } = (await revisionsOf(app(), article)).at(-1);
      expect([note.split('\n').sort(), kind]).toEqual([
        ...[['Dose corrected', 'Typing errors'], 'major'],
      ]);
    });

    it('a note is told with the revision of its own language', async () => {
      await app().service('plugin::i18n.locales', 'create', { code: 'de', name: 'German' });
      const { article, slug } = await explainerBuilder(app()).explainer();
      await app()
        .documents(articleUid)
        .update({ documentId: article, data: { lead: 'New' } });
      await app()
        .documents(articleUid)
        .update({
          documentId: article,
          locale: 'de',
          data: { title: 'Titel', slug: `${slug}-de`, changeNote: 'Übersetzt' },
        });
      await app().documents(articleUid).publish({ documentId: article, locale: '*' });
      const rows = (await revisionsOf(app(), article)).slice(-2);
      expect(
        rows.map(({ language, note }: { language: string; note: string }) => [language, note]),
      ).toEqual(
        expect.arrayContaining([
          ['de', 'Übersetzt'],
          ['en', null],
        ]),
      );
    });

    it('a note of one language waits while another language is published', async () => {
      await app().service('plugin::i18n.locales', 'create', { code: 'fr', name: 'French' });
      const { article, slug } = await explainerBuilder(app()).explainer();
      const articles = app().documents(articleUid);
      const data = { title: 'Titre', slug: `${slug}-fr`, changeNote: 'Traduit' };
      await articles.update({ documentId: article, locale: 'fr', data });
      await articles.update({
        documentId: article,
        data: { lead: 'New', changeNote: 'New lead' },
      });
      await articles.publish({ documentId: article });
      expect(await articles.findOne({ documentId: article, locale: 'fr' })).toMatchObject({
        changeNote: 'Traduit',
      });
      await articles.publish({ documentId: article, locale: 'fr' });
      expect((await revisionsOf(app(), article)).at(-1)).toMatchObject({
        ...{ language: 'fr', note: 'Traduit' },
      });
    });

    /** Publishes a section with a note, as its form does. */
    const publishNoted = async (documentId: string, data: object): Promise<void> => {
      await app().documents(sectionUid).update({ documentId, data });
      await app().documents(sectionUid).publish({ documentId });
    };
    const notesIn = async (documentId: string): Promise<(string | null)[]> => {
      const rows: { changeNote: string | null }[] = await app()
        .query(sectionUid)
        .findMany({ where: { documentId } });
      return rows.map(({ changeNote }) => changeNote);
    };
    const toldTo = async (slug: string): Promise<(string | null)[]> => {
      const { body } = await app().request.get(`/api/explainers/${slug}/revisions`);
      return body.data.map(({ note }: { note: string | null }) => note);
    };

    it('a note on a section that no reader gets yet waits, and is told when they get it', async () => {
      const changeNote = 'The dose is corrected';
      const { article, slug, one } = await explainerBuilder(app()).explainer();
      await app().documents(articleUid).unpublish({ documentId: article });
      await publishNoted(one, { body: 'Take one, not ten.', changeNote });
      expect(await notesIn(one)).toEqual([changeNote, changeNote]);
      await app().documents(articleUid).publish({ documentId: article });
      expect((await toldTo(slug)).filter((note) => note !== null)).toEqual([changeNote]);
      expect(await notesIn(one)).toEqual([null, null]);
    });

    it('a note that was written since is not emptied with the one that is told', async () => {
      const build = explainerBuilder(app());
      const { article, slug, one } = await build.explainer();
      await app().documents(articleUid).unpublish({ documentId: article });
      await publishNoted(one, { body: 'Take two.', changeNote: 'First' });
      const data = { body: 'Take one.', changeNote: 'Second', changeKind: 'major' };
      await app().documents(sectionUid).update({ documentId: one, data });
      await app().documents(articleUid).publish({ documentId: article });
      expect((await notesIn(one)).sort()).toEqual(['Second', null]);
      await app().documents(sectionUid).publish({ documentId: one });
      expect((await toldTo(slug)).filter((note) => note !== null).sort()).toEqual([
        ...['First', 'Second'],
      ]);
    });

    it('a note with which nothing changed waits for the next change of its section, and for no other', async () => {
      const changeNote = 'The dose is corrected';
      const build = explainerBuilder(app());
      const { slug, one, two } = await build.explainer();
      await publishNoted(one, { changeNote });
      expect(await notesIn(one)).toEqual([changeNote, changeNote]);
      await build.update('section', two, { body: 'Something else.' });
      expect(await toldTo(slug)).not.toContain(changeNote);
      expect(await notesIn(one)).toEqual([changeNote, changeNote]);
      await publishNoted(one, { body: 'Take one, not ten.' });
      expect(await toldTo(slug)).toContain(changeNote);
      expect(await notesIn(one)).toEqual([null, null]);
    });

    it('the reason in the draft is told, not one that was published before', async () => {
      const { article, one } = await explainerBuilder(app()).explainer();
      const withReason = (reason: string, status?: 'published') =>
        app()
          .documents(sectionUid)
          .update({ documentId: one, data: { retraction: { reason } }, status });
      await withReason('From long ago', 'published');
      await withReason('Found to be wrong');
      await app().documents(sectionUid).unpublish({ documentId: one });
      expect((await revisionsOf(app(), article)).at(-1).formerSections.withdrawn[one].reason).toBe(
        'Found to be wrong',
      );
    });
  },
  { content: 'tables', environment: administratorAccount },
);
