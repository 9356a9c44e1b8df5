import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand, runCommandWell } from '../support/command-line';
import { generateExplainer } from '../support/generate-explainer.cjs';
import { createImportFolder, plainText, type ImportFolder } from '../support/import-folder';
import { onEveryDatabase } from '../support/running-app';
import { createWriter } from '../support/writer';

const projectSlug = 'how-ketamine-infusions-work';

onEveryDatabase('An explainer comes out of the database as a file', (app) => {
  let folder: ImportFolder;
  const exportAs = (slug: string, format: string) => app().exportExplainer(slug, format);
  beforeAll(async () => {
    folder = createImportFolder();
    const generated = generateExplainer(1);
    folder.write('lidocaine-drips.txt', plainText);
    folder.write(generated.name, generated.text);
    await app().importFiles([folder.path]);
  });
  afterAll(() => folder.remove());

  it('as JSON, with sections in order, and every mention at its words, into the file that --output names', async () => {
    const output = join(folder.path, 'lidocaine.json');
    const { stdout } = await runCommandWell(app().environment, 'export', [
      'lidocaine-drips',
      '--format',
      'json',
      '--output',
      output,
    ]);
    expect(stdout).toBe('');
    const explainer = JSON.parse(readFileSync(output, 'utf8'));
    expect(explainer).toMatchObject({
      locale: 'en',
      slug: 'lidocaine-drips',
      title: 'Lidocaine Drips for Lasting Pain: A Plain Guide',
    });
    expect(explainer).not.toHaveProperty('sourceText');
    expect(explainer.sections).toHaveLength(13);
    expect(explainer.sections[2]).toMatchObject({
      slug: 'what-it-does-in-the-body',
      parent: 'getting-to-know-lidocaine',
      level: 3,
    });
    const mentions = explainer.sections.flatMap(({ body, mentions: found }: any) =>
      found.map((mention: any) => ({ body, ...mention })),
    );
    expect(mentions.length).toBeGreaterThan(10);
    for (const { body, quote, start, end } of mentions) expect(body.slice(start, end)).toBe(quote);
  });

  it('as Markdown that can be imported again and changes no section', async () => {
    const [project, imported] = [
      await exportAs(projectSlug, 'markdown'),
      await exportAs('lidocaine-drips', 'markdown'),
    ];
    expect(imported).toMatch(/^---\nslug: lidocaine-drips\ntitle: "?Lidocaine Drips/);
    expect(imported).toContain('\n## Getting to Know Lidocaine\n\n### Where It Comes From\n\n');
    const sections = () =>
      app()
        .query('api::section.section')
        .findMany({ select: ['id', 'updatedAt', 'slug'], orderBy: { id: 'asc' } });
    const before = await sections();
    const files = [folder.write('project.md', project), folder.write('lidocaine.md', imported)];
    const stdout = await app().importFiles(files);
    expect(stdout).toContain(`${projectSlug} — unchanged\n`);
    expect(stdout).toMatch(/lidocaine-drips — updated: source, sourceText, sourceFormat$/m);
    expect(await sections()).toEqual(before);
  });

  it('as text with what was edited by the API, instead of the file that was imported', async () => {
    const writer = await createWriter(app());
    const { body: found } = await app().request.get(
      '/api/sections?filters[article][slug]=treatment-1&filters[slug]=costs',
    );
    const [costs] = found.data;
    expect(generateExplainer(1).text).toContain(
      `\n\nCosts\n\n${costs.body}\n\nQuestions to Ask\n\n`,
    );
    const edited = await writer.put(`/api/sections/${costs.documentId}`, {
      body: 'Nobody knows *yet* what it will cost.',
    });
    expect(edited.status).toBe(200);
    const text = await exportAs('treatment-1', 'text');
    expect(text).toBe(
      generateExplainer(1).text.replace(costs.body, 'Nobody knows yet what it will cost.'),
    );
  });

  it('byte for byte in the format it came in, however it begins', async () => {
    const text = plainText.replace('Lidocaine Drips', '# 1 Guide to Lidocaine Drips');
    expect(text.startsWith('# ')).toBe(true);
    const file = folder.write('number-one.txt', text);
    await app().importFiles([file]);
    expect(await exportAs('number-one', 'text')).toBe(text);
    expect(await exportAs('number-one', 'markdown')).toMatch(/^---\nslug: number-one\n/);
  });

  it('as Markdown with the facts that were edited, instead of the file that was imported', async () => {
    const [article] = await app()
      .query('api::article.article')
      .findMany({ where: { slug: projectSlug, publishedAt: { $null: true } } });
    const { documentId } = article;
    const original = await exportAs(projectSlug, 'markdown');
    const save = (about: string) =>
      app().documents('api::article.article').update({ documentId, data: { about } });
    await save('Ketamine, racemic');
    expect(await exportAs(projectSlug, 'markdown')).toContain('\nabout: Ketamine, racemic\n');
    await save(article.about);
    expect(await exportAs(projectSlug, 'markdown')).toBe(original);
  });

  it('with the days for which other sites show it when its review is overdue, which come in again', async () => {
    const [slug, nextDue] = ['shown-for-some-days', '2026-01-02'];
    const written = `---\nslug: ${slug}\ntitle: Shown for some days\nreview: { nextDue: ${nextDue}, embedUntilOverdueDays: 90 }\n---\n\n## One\n\nSome words.\n`;
    const importAs = (name: string, text: string) => app().importFiles([folder.write(name, text)]);
    const review = async () => {
      const { body } = await app().request.get(`/api/explainers/${slug}`);
      return body.data.review;
    };
    expect(await importAs('days.md', written)).toContain(`${slug} — created`);
    expect(await review()).toMatchObject({ nextDue, embedUntilOverdueDays: 90 });
    expect(await importAs('days.md', written)).toContain(`${slug} — unchanged\n`);

    // What an editor changed is written anew, and not copied from the file that came in.
    const [{ documentId }] = await app()
      .query('api::article.article')
      .findMany({ where: { slug, publishedAt: { $null: true } } });
    const articles = app().documents('api::article.article');
    await articles.update({
      documentId,
      data: { review: { nextDue, embedUntilOverdueDays: 30 } },
    });
    await articles.publish({ documentId });
    const exported = await exportAs(slug, 'markdown');
    expect(exported).toMatch(/\bembedUntilOverdueDays: 30$/m);
    await importAs('days.md', exported);
    expect(await review()).toMatchObject({ nextDue, embedUntilOverdueDays: 30 });
    expect(await importAs('days.md', exported)).toContain(`${slug} — unchanged\n`);

    // And what the file changes from then on is changed.
    await importAs('days.md', exported.replace('OverdueDays: 30', 'OverdueDays: 0'));
    expect(await review()).toMatchObject({ nextDue, embedUntilOverdueDays: 0 });
  });

  it.each([
    [
      'a slug that no explainer has',
      ['nobody-wrote-this'],
      /^nobody-wrote-this — expected the slug of an explainer in locale "en"\n$/,
    ],
    [
      'a format that there is not',
      [projectSlug, '--format', 'docx'],
      /^--format — expected one of text, markdown, json; got "docx"\n$/,
    ],
    [
      'an option that there is not',
      [projectSlug, '--bogus'],
      /^Unknown option '--bogus'.*\n\nUsage: /,
    ],
    ['no slug', [], /^Usage: /],
  ])('%s is refused with a sentence', async (_, args, expected) => {
    const { code, stdout, stderr } = await runCommand(app().environment, 'export', args);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(expected);
    expect(stderr).not.toMatch(/^\s+at /m);
  });
});
