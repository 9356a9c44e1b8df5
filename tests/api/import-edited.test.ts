import { differentRows, readAllRows } from '../support/all-rows';
import { runCommand } from '../support/command-line';
import { createImportFolder, plainText, type ImportFolder } from '../support/import-folder';
import { onEveryDatabase } from '../support/running-app';
import { createWriter } from '../support/writer';

const articleUid = 'api::article.article';
const sectionUid = 'api::section.section';
const conditionUid = 'api::condition.condition';

type Row = Record<string, any>;

const conditions = (name: string, description: string): string =>
  `- { slug: sciatica, name: ${name}, description: ${description} }\n- { slug: lumbago, name: Lumbago }\n`;

onEveryDatabase('What editors did since the last import stays', (app) => {
  let folder: ImportFolder;
  const importFile = (name: string, text: string): Promise<string> =>
    app().importFiles([folder.write(name, text)]);
  const importText = (text: string) => importFile('lidocaine-drips.txt', text);
  const importConditions = (text: string) => importFile('conditions.yaml', text);

  /** A document as its draft and its published version have it. */
  const versionsOf = async (uid: string, slug: string): Promise<[Row, Row | undefined]> => {
    const rows: Row[] = await app()
      .query(uid)
      .findMany({
        where: { slug },
        populate: uid === sectionUid ? { conditions: true, mentions: true } : {},
      });
    return [
      rows.find(({ publishedAt }) => publishedAt === null)!,
      rows.find(({ publishedAt }) => publishedAt !== null),
    ];
  };
  const save = async (uid: string, slug: string, data: Row) => {
    const [{ documentId }] = await versionsOf(uid, slug);
    await app().documents(uid).update({ documentId, data });
    return documentId;
  };
  const publish = async (uid: string, slug: string, data: Row) => {
    const documentId = await save(uid, slug, data);
    await app().documents(uid).publish({ documentId });
  };
  const expectUnwritten = async (work: () => Promise<unknown>): Promise<void> => {
    const before = await readAllRows(app().environment);
    await work();
    expect(differentRows(before, await readAllRows(app().environment))).toEqual([]);
  };
  const unpublish = async (uid: string, slug: string) => {
    const [{ documentId }] = await versionsOf(uid, slug);
    await app().documents(uid).unpublish({ documentId });
    return documentId;
  };

  beforeAll(async () => {
    folder = createImportFolder();
    await importText(plainText);
    await importConditions(conditions('Sciatica', 'Pain in the leg.'));
  });
  afterAll(() => folder.remove());

  it('a file whose article was renamed is refused, instead of standing beside it at the address that readers were given', async () => {
    const articleSlug = 'lidocaine-drips';
    await publish(articleUid, articleSlug, { slug: 'renamed-by-an-editor' });
    await expectUnwritten(async () => {
      const [problem, ...others] = JSON.parse(
        await importText(plainText).catch((error: unknown) => (error as Error).message),
      );
      expect(others).toEqual([]);
      expect(problem).toMatchObject({ line: 1, field: 'slug' });
      expect(problem.expected).toBe(
        `another than "${articleSlug}", which readers were given for the explainer that is "renamed-by-an-editor" now`,
      );
    });
    await publish(articleUid, 'renamed-by-an-editor', { slug: articleSlug });
    expect(await importText(plainText)).toContain('unchanged');
  });

  it('of a vocabulary entry the file changes what it changed, and the import names what it kept', async () => {
    await publish(conditionUid, 'sciatica', { description: 'Pain along a nerve.' });
    const changed = conditions('Sciatic pain', 'Pain in the leg.');
    expect(await importConditions(changed)).toBe(
      'conditions — 0 created, 1 updated, 1 unchanged; kept what was edited since the last import (sciatica)\n',
    );
    for (const row of await versionsOf(conditionUid, 'sciatica')) {
      expect(row).toMatchObject({ name: 'Sciatic pain', description: 'Pain along a nerve.' });
    }
    await expectUnwritten(async () => {
      expect(await importConditions(changed)).toBe(
        'conditions — 2 unchanged; kept what was edited since the last import (sciatica)\n',
      );
    });
  });

  it('a vocabulary entry that an editor is working on is not published, and the import says so', async () => {
    await save(conditionUid, 'lumbago', { description: 'Not finished' });
    const changed = conditions('Sciatic pain', 'Pain in the leg.').replace(
      'name: Lumbago',
      'name: Low back pain',
    );
    expect(await importConditions(changed)).toContain(
      "; left as draft beside an editor's own (lumbago)\n",
    );
    const [draft, published] = await versionsOf(conditionUid, 'lumbago');
    expect(draft).toMatchObject({ name: 'Low back pain', description: 'Not finished' });
    expect(published).toMatchObject({ name: 'Lumbago', description: null });
  });

  it('an entry that was written here and that a file brings for the first time is replaced, and named', async () => {
    const writer = await createWriter(app());
    const { status } = await writer.post('/api/conditions', { name: 'Tinnitus', slug: 'tinnitus' });
    expect(status).toBe(201);
    expect(await importConditions('- { slug: tinnitus, name: Ringing }\n')).toBe(
      'conditions — 0 created, 1 updated, 0 unchanged; replaced what was written here before any import (tinnitus)\n',
    );
  });

  it('a condition that an editor took out of a section stays out, also when the file changes its text', async () => {
    const [draft] = await versionsOf(sectionUid, 'nerve-pain');
    const slugs = draft.conditions.map(({ slug }: Row) => slug);
    expect(slugs).toEqual(['neuropathic-pain', 'postherpetic-neuralgia']);
    await publish(sectionUid, 'nerve-pain', {
      conditions: draft.conditions.slice(0, 1).map(({ documentId }: Row) => documentId),
      mentions: draft.mentions
        .slice(0, 1)
        .map(({ id, quote, start, end }: Row) => ({ id, quote, start, end })),
    });
    const correction = async () =>
      (await versionsOf(sectionUid, 'nerve-pain')).map((row) => [
        row?.conditions.map(({ slug }: Row) => slug),
        row?.mentions.map(({ quote }: Row) => quote),
      ]);
    const corrected = await correction();
    expect(corrected).toEqual([
      [['neuropathic-pain'], [draft.mentions[0].quote]],
      [['neuropathic-pain'], [draft.mentions[0].quote]],
    ]);
    await expectUnwritten(() => importText(plainText));

    const changed = plainText.replace('Nerve Pain\n\n', 'Nerve Pain\n\nThis is said anew. ');
    expect(await importText(changed)).toContain('1 section changed (nerve-pain); kept what was');
    expect(await correction()).toEqual(corrected);
    const [{ body, mentions }] = await versionsOf(sectionUid, 'nerve-pain');
    expect(body).toMatch(/^This is said anew\. /);
    expect(body.slice(mentions[0].start, mentions[0].end)).toBe(mentions[0].quote);
    await importText(plainText);
  });

  it('an edit of what the file had come to say itself is an edit again', async () => {
    const [{ body }] = await versionsOf(sectionUid, 'closing-words');
    const first = `${body} First.`;
    const changed = plainText.trimEnd().concat(' First.\n');
    await publish(sectionUid, 'closing-words', { body: first });
    const stdout = await importText(changed);
    expect(stdout).toMatch(/lidocaine-drips — updated: source, sourceText(;.*)?$/m);
    expect(stdout).not.toContain('section changed');
    await publish(sectionUid, 'closing-words', { body: `${first} Second.` });
    expect(await importText(changed)).toMatch(/ — unchanged; kept .*closing-words/);
    for (const row of await versionsOf(sectionUid, 'closing-words')) {
      expect(row?.body).toBe(`${first} Second.`);
    }
  });

  it('a section that an editor removed stays removed, and one written in its place stays', async () => {
    const [{ documentId, position }] = await versionsOf(sectionUid, 'later-on');
    await app().documents(sectionUid).delete({ documentId });
    await importText(plainText);
    expect(
      await app()
        .query(sectionUid)
        .count({ where: { slug: 'later-on' } }),
    ).toBe(0);

    const [article] = await versionsOf(articleUid, 'lidocaine-drips');
    await app()
      .documents(sectionUid)
      .create({
        data: {
          ...{ heading: 'Later On', slug: 'later-on', body: 'Mine.', level: 2, position },
          article: article.documentId,
        },
      });
    await expectUnwritten(() => importText(plainText));
  });

  it('what a new text names and readers would not get is said before anything is written', async () => {
    const documentId = await unpublish(conditionUid, 'fibromyalgia');
    const file = folder.write('second-drips.txt', plainText);
    const notices = folder.write(
      'good.md',
      '---\ntitle: Good\n---\n\nA lead.\n\n## Doses\n\nOne.\n',
    );
    await expectUnwritten(async () => {
      const { code, stdout, stderr } = await runCommand(app().environment, 'import', [
        file,
        notices,
      ]);
      expect([code, stdout]).toEqual([1, '']);
      expect(stderr).toMatch(
        /^\S+second-drips\.txt:\d+ sections\.pain-all-over\.conditions\.\d — expected condition "fibromyalgia" to be published; it is a draft only, so publish it first$/m,
      );
    });
    // What was imported before, and is not to be published anew, is no problem.
    await importText(plainText);
    await app().documents(conditionUid).publish({ documentId });
  });

  it('what a file no longer has below a heading that it drops stays public, where the file has it', async () => {
    const write = (sections: string) =>
      importFile('dropped.md', `---\ntitle: Dropped\n---\n\nA lead.\n\n${sections}`);
    await write('## Over it\n\nOne.\n\n### Under it\n\nTwo.\n\n### With it\n\nThree.\n');
    const served = async () =>
      (await app().request.get('/api/explainers/dropped')).body.data.sections.map(
        ({ slug, sections }: Row) => [slug, sections.map((one: Row) => one.slug)],
      );
    expect(await served()).toEqual([['over-it', ['under-it', 'with-it']]]);
    expect(await write('## Under it\n\nTwo.\n')).not.toMatch(/left as draft|withdrawn/);
    expect(await served()).toEqual([['under-it', []]]);
    const [draft, published] = await versionsOf(sectionUid, 'under-it');
    expect([draft.level, published?.level]).toEqual([2, 2]);
  });

  it('nor does what an editor put below it leave readers', async () => {
    const write = (sections: string) =>
      importFile('emptied.md', `---\ntitle: Emptied\n---\n\nA lead.\n\n${sections}`);
    await write('## Dropped here\n\nOne.\n\n## Moved here\n\nTwo.\n');
    const [article] = await versionsOf(articleUid, 'emptied');
    const [{ documentId: parent }] = await versionsOf(sectionUid, 'dropped-here');
    const documents = app().documents(sectionUid);
    const added = {
      heading: 'Added here',
      slug: 'added-here',
      body: 'Mine.',
      level: 3,
      position: 15,
    };
    const { documentId } = await documents.create({
      data: { ...added, article: article.documentId, parent },
    });
    await documents.publish({ documentId });
    await publish(sectionUid, 'moved-here', { parent, level: 3 });
    const served = async () =>
      (await app().request.get('/api/explainers/emptied')).body.data.sections.map(
        ({ slug, sections }: Row) => [slug, sections.map((one: Row) => one.slug)],
      );
    expect(await served()).toEqual([['dropped-here', ['added-here', 'moved-here']]]);
    await write('## Moved here\n\nTwo, and more.\n');
    expect(await served()).toEqual([
      ['added-here', []],
      ['moved-here', []],
    ]);
  });

  it('nor what an editor put below a heading under one that the file drops too', async () => {
    const write = (sections: string) =>
      importFile('nested.md', `---\ntitle: Nested\n---\n\nA lead.\n\n${sections}`);
    await write('## Stays on\n\nOne.\n\n## Over all\n\nTwo.\n\n### Within it\n\nThree.\n');
    const [article] = await versionsOf(articleUid, 'nested');
    const [{ documentId: parent }] = await versionsOf(sectionUid, 'within-it');
    const { documentId } = await app()
      .documents(sectionUid)
      .create({
        data: {
          ...{ heading: 'Mine here', slug: 'mine-here', body: 'Mine.', level: 4, position: 95 },
          ...{ article: article.documentId, parent },
        },
      });
    await app().documents(sectionUid).publish({ documentId });
    await write('## Stays on\n\nOne.\n');
    const [, published] = await versionsOf(sectionUid, 'mine-here');
    expect(published?.body).toBe('Mine.');
    expect((await versionsOf(sectionUid, 'within-it'))[0]).toBeUndefined();
  });

  it('a section that a file adds to a withdrawn article is not published', async () => {
    await unpublish(articleUid, 'lidocaine-drips');
    const changed = plainText.replace('Nerve Pain\n', 'Back Pain\n\nNobody knows.\n\nNerve Pain\n');
    expect(await importText(changed)).toMatch(/left as draft .*back-pain/);
    const [draft, published] = await versionsOf(sectionUid, 'back-pain');
    expect(draft.body).toBe('Nobody knows.');
    expect(published).toBeUndefined();
  });
});

onEveryDatabase('What an import remembers is nobody’s to read or to change', (app) => {
  const own = ['asImported', 'sourceFormat', 'sourceText'];
  const slug = 'how-ketamine-infusions-work';

  it('REST neither serves nor filters it, nor takes it from a writer', async () => {
    const [row] = await app().query(articleUid).findMany({ where: { slug } });
    for (const name of own) expect([name, row[name]]).not.toEqual([name, null]);
    const { body } = await app().request.get(`/api/articles/${slug}`);
    for (const name of own) {
      expect(body.data).not.toHaveProperty(name);
      expect((await app().request.get(`/api/articles?fields=${name}`)).status).toBe(400);
      expect((await app().request.get(`/api/articles?sort=${name}`)).status).toBe(400);
      const filtered = await app().request.get(`/api/articles?filters[${name}][$notNull]=true`);
      expect(filtered.status).toBe(400);
    }
    const writer = await createWriter(app());
    await writer.put(`/api/articles/${row.documentId}`, { asImported: { slug } });
    const [after] = await app().query(articleUid).findMany({ where: { slug } });
    expect(after.asImported).toEqual(row.asImported);
  });

  it('GraphQL has no word for it', async () => {
    const { data } = await app().graphql(
      '{ __schema { types { fields { name } inputFields { name } } } }',
    );
    expect(JSON.stringify(data)).not.toMatch(/asImported|sourceFormat|sourceText/);
  });
});
