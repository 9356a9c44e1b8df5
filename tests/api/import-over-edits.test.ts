import { administratorAccount, loginColleague, type Administrator } from '../support/administrator';
import { runCommandWell } from '../support/command-line';
import { createImportFolder, type ImportFolder } from '../support/import-folder';
import { onEveryDatabase } from '../support/running-app';

const sectionUid = 'api::section.section';
const inPanel = (rest: string): string => `/content-manager/collection-types/${sectionUid}/${rest}`;

type Row = Record<string, any>;

/** A file of which each test has its own, by its slug. */
const fileOf = (slug: string, sections: Record<string, string>): string =>
  [
    `---\ntitle: About ${slug}\nslug: ${slug}\n---\n\nA lead.\n`,
    ...Object.entries(sections).map(([heading, text]) => `## ${heading}\n\n${text}\n`),
  ].join('\n');

onEveryDatabase(
  'No import takes an editor’s work away without naming it',
  (app) => {
    let folder: ImportFolder;
    let mary: Administrator;
    beforeAll(async () => {
      folder = createImportFolder();
      mary = await loginColleague(app(), { firstname: 'Mary', lastname: 'Editor' });
    });
    afterAll(() => folder.remove());

    const write = (slug: string, sections: Record<string, string>): string =>
      folder.write(`${slug}.md`, fileOf(slug, sections));
    const bringIn = (slug: string, sections: Record<string, string>): Promise<string> =>
      app().importFiles([write(slug, sections)]);
    const planned = async (slug: string, sections: Record<string, string>): Promise<string> =>
      (await runCommandWell(app().environment, 'import', ['--plan', write(slug, sections)])).stdout;

    /** What the draft and the published version of a section say; undefined where there is none. */
    const textsOf = async (article: string, slug: string): Promise<unknown[]> => {
      const rows: Row[] = await app()
        .query(sectionUid)
        .findMany({ where: { slug, article: { slug: article } } });
      return [
        rows.find(({ publishedAt }) => publishedAt === null)?.body,
        rows.find(({ publishedAt }) => publishedAt !== null)?.body,
      ];
    };
    const documentIdOf = async (article: string, slug: string): Promise<string> => {
      const where = { slug, article: { slug: article } };
      return (await app().query(sectionUid).findOne({ where })).documentId;
    };
    const edit = async (
      article: string,
      slug: string,
      change: object,
      then: 'save' | 'publish' = 'save',
    ): Promise<void> => {
      const documentId = await documentIdOf(article, slug);
      const read = await mary.get(inPanel(documentId));
      const { heading, position, level, body } = read.body.data;
      const sent = { heading, slug, position, level, body, ...change };
      const known = { 'If-Match': read.headers.etag! };
      const { status } =
        then === 'save'
          ? await mary.put(inPanel(documentId), sent, known)
          : await mary.post(inPanel(`${documentId}/actions/publish`), sent, known);
      expect(status).toBe(200);
    };
    const revisionsOf = async (slug: string): Promise<Row[]> =>
      (await app().request.get(`/api/explainers/${slug}/revisions`).set('Cookie', 'a=b')).body.data;

    const withdrawn = (slug: string) =>
      `; edited here, and no longer in the file or below what is: withdrawn and kept as draft (${slug})`;

    it.each(['save', 'publish'] as const)(
      'a section that the file no longer has, and in which an editor had a text to %s, is kept as a draft and named',
      async (then) => {
        const article = `dropped-${then}`;
        await bringIn(article, { Start: 'How it starts.', Doze: 'One a day.' });
        await edit(article, 'doze', { body: 'Never more than two.' }, then);
        const renamed = { Start: 'How it starts.', Dose: 'One a day.' };

        const plan = await planned(article, renamed);
        expect(plan).toContain(`1 section added (dose)${withdrawn('doze')}\n`);
        expect(await textsOf(article, 'doze')).toEqual([
          'Never more than two.',
          then === 'publish' ? 'Never more than two.' : 'One a day.',
        ]);

        const said = await bringIn(article, renamed);
        expect(said).toContain(`1 section added (dose)${withdrawn('doze')}\n`);
        expect(said).not.toContain('removed');
        expect(await textsOf(article, 'doze')).toEqual(['Never more than two.', undefined]);
        expect(await textsOf(article, 'dose')).toEqual(['One a day.', 'One a day.']);
        const read = await app().request.get(`/api/explainers/${article}`);
        expect(read.body.data.sections.map(({ slug }: Row) => slug)).toEqual(['start', 'dose']);

        expect(await bringIn(article, renamed)).toContain('unchanged\n');
        expect(await textsOf(article, 'doze')).toEqual(['Never more than two.', undefined]);
      },
    );

    it('a section that the file no longer has is kept for the note that waits in it', async () => {
      await bringIn('dropped-note', { Start: 'How it starts.', Doze: 'One a day.' });
      await edit('dropped-note', 'doze', { changeNote: 'We removed the advice on driving' });
      expect(await bringIn('dropped-note', { Start: 'How it starts.' })).toContain(
        withdrawn('doze'),
      );
      expect(await textsOf('dropped-note', 'doze')).toEqual(['One a day.', undefined]);
    });

    it('a section that the file no longer has, and in which no editor changed anything, is removed', async () => {
      await bringIn('dropped', { Start: 'How it starts.', Doze: 'One a day.' });
      await edit('dropped', 'start', { body: 'Mine.' });
      expect(await bringIn('dropped', { Start: 'How it starts.' })).toContain(
        '1 section removed (doze); kept what was edited since the last import (start)\n',
      );
      expect(await textsOf('dropped', 'doze')).toEqual([undefined, undefined]);
    });

    it('what stands below a section that is withdrawn is withdrawn with it, and named', async () => {
      await bringIn('holder', { Start: 'How it starts.', Doze: 'One a day.' });
      const [article, parent] = [
        (
          await app()
            .query('api::article.article')
            .findOne({ where: { slug: 'holder' } })
        ).documentId,
        await documentIdOf('holder', 'doze'),
      ];
      const mine = { heading: 'Mine', slug: 'mine', body: 'Mine.', position: 90, level: 3 };
      await app()
        .documents(sectionUid)
        .create({ data: { ...mine, article, parent }, status: 'published' });
      await edit('holder', 'doze', { body: 'Never more than two.' });
      expect(await bringIn('holder', { Start: 'How it starts.' })).toContain(
        withdrawn('doze, mine'),
      );
      expect(await textsOf('holder', 'mine')).toEqual(['Mine.', undefined]);
    });

    it.each(['save', 'publish'] as const)(
      'a text that the file changed and an editor had to %s is named where the file wins',
      async (then) => {
        const article = `both-${then}`;
        await bringIn(article, { Start: 'How it starts.' });
        await edit(article, 'start', { body: 'Mary’s text.', heading: 'Begin' }, then);
        const changed = { Start: 'How it starts anew.' };
        const named = '; the file wins over what was edited here too (start: body)';
        expect(await planned(article, changed)).toContain(named);
        expect((await textsOf(article, 'start'))[0]).toBe('Mary’s text.');
        expect(await bringIn(article, changed)).toContain(named);
        expect((await textsOf(article, 'start'))[0]).toBe('How it starts anew.');
        expect(await bringIn(article, changed)).not.toContain('the file wins');
      },
    );

    it('of a vocabulary entry, too, the field is named in which the file wins', async () => {
      const entry = (description: string): Promise<string> =>
        app().importFiles([
          folder.write(
            'conditions.yaml',
            `- { slug: gout, name: Gout, description: ${description} }\n`,
          ),
        ]);
      await entry('A pain.');
      const { documentId } = await app()
        .query('api::condition.condition')
        .findOne({ where: { slug: 'gout' } });
      await app()
        .documents('api::condition.condition')
        .update({ documentId, data: { description: 'Mine.' }, status: 'published' });
      expect(await entry('A swelling.')).toContain(
        '; the file wins over what was edited here too (gout: description)\n',
      );
    });

    it('an order that an editor made is named where that of the file wins', async () => {
      const file = { One: 'First.', Two: 'Second.' };
      await bringIn('order', file);
      await edit('order', 'one', { position: 30 }, 'publish');
      expect(await bringIn('order', file)).not.toContain('the file wins');
      expect(await bringIn('order', { One: 'First.', Between: 'New.', Two: 'Second.' })).toMatch(
        /; the file wins over what was edited here too \((?:one|two): position\)/,
      );
    });

    it('a note that an editor saved is not told for what an import changes, and waits for her', async () => {
      const note = 'We removed the advice on driving';
      await bringIn('noted', { Dose: 'Take one a day.', Start: 'How it starts.' });
      await edit('noted', 'dose', { changeNote: note, changeKind: 'minor' });
      const changed = { Dose: 'Take three a day.', Start: 'How it starts anew.' };
      expect(await bringIn('noted', changed)).toContain(
        "; left as draft beside an editor's own (dose)",
      );
      expect(await textsOf('noted', 'dose')).toEqual(['Take three a day.', 'Take one a day.']);
      expect((await textsOf('noted', 'start'))[1]).toBe('How it starts anew.');
      expect((await revisionsOf('noted')).map((revision) => revision.note)).not.toContain(note);

      const documentId = await documentIdOf('noted', 'dose');
      expect((await mary.get(inPanel(documentId))).body.data).toMatchObject({
        changeNote: note,
        changeKind: 'minor',
      });
      await edit('noted', 'dose', { changeNote: note, changeKind: 'minor' }, 'publish');
      expect((await revisionsOf('noted')).map((revision) => revision.note)).toContain(note);
    });
  },
  { content: 'tables', environment: administratorAccount },
);
