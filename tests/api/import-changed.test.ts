import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { createImportFolder, plainText, type ImportFolder } from '../support/import-folder';
import { drawTree, fetchExplainer } from '../support/outline';
import { onEveryDatabase, type RunningApp } from '../support/running-app';

const projectExplainer = readFileSync(
  resolve(__dirname, '../../database/content/explainers/how-ketamine-infusions-work.md'),
  'utf8',
);
const sectionUid = 'api::section.section';
const relations = [
  'article',
  'parent',
  'children',
  'conditions',
  'sideEffects',
  'notices',
  'references',
];

type Row = Record<string, any>;

const slugsOf = (related: Row | Row[] | null): string[] =>
  (Array.isArray(related) ? related : [related])
    .flatMap((row) => (row === null ? [] : [String(row.slug)]))
    .sort();

/** The rows of an explainer's sections, drafts or published, by slug. */
const readSections = async (
  app: RunningApp,
  version: 'draft' | 'published',
  article = 'lidocaine-drips',
): Promise<Map<string, Row>> => {
  const rows: Row[] = await app.query(sectionUid).findMany({
    where: {
      article: { slug: article },
      publishedAt: version === 'draft' ? { $null: true } : { $notNull: true },
    },
    populate: {
      ...Object.fromEntries(relations.map((name) => [name, true])),
      mentions: { populate: { condition: true, sideEffect: true } },
    },
  });
  return new Map(rows.map((row) => [row.slug, row]));
};

/** All that a section says and is linked to. */
const contentOf = (row: Row): Row => ({
  ...Object.fromEntries(relations.map((name) => [name, slugsOf(row[name])])),
  ...Object.fromEntries(
    ['heading', 'level', 'position', 'body', 'bodyText', 'healthAspect', 'standsAlone'].map(
      (name) => [name, row[name]],
    ),
  ),
  mentions: row.mentions.map(({ quote, start, condition, sideEffect }: Row) => [
    quote,
    start,
    condition?.slug ?? sideEffect?.slug,
  ]),
});

const expectPublishedAsDrafted = async (app: RunningApp, article?: string): Promise<void> => {
  const [drafts, published] = [
    await readSections(app, 'draft', article),
    await readSections(app, 'published', article),
  ];
  expect(drafts.size).toBeGreaterThan(10);
  const contents = (rows: Map<string, Row>) =>
    Object.fromEntries([...rows].map(([slug, row]) => [slug, contentOf(row)]));
  expect(contents(published)).toEqual(contents(drafts));
};

const vocabulary = (fibromyalgia: string): string =>
  `- { slug: fibromyalgia, name: ${fibromyalgia}, synonyms: [fibromyalgia syndrome] }\n- { slug: neuropathic-pain, name: Neuropathic pain }\n`;

onEveryDatabase('A changed file updates just what changed', (app) => {
  let folder: ImportFolder;
  const importText = (text: string): Promise<string> =>
    app().importFiles([folder.write('lidocaine-drips.txt', text)]);
  const importConditions = (fibromyalgia: string): Promise<string> =>
    app().importFiles([folder.write('conditions.yaml', vocabulary(fibromyalgia))]);
  beforeAll(async () => {
    folder = createImportFolder();
    await importText(plainText);
  });
  afterAll(() => folder.remove());

  const changedText = plainText
    .replaceAll('Lidocaine Drips for Lasting Pain: A Plain Guide', 'Lidocaine Drips: A Plain Guide')
    .replace(/Before You Come\n\n[^]*?(?=In the Chair)/, '')
    .replace(
      'Pain All Over\n',
      'Back Pain\n\nFor low back pain nobody has asked the question well.\n\nPain All Over\n',
    )
    .replace('postherpetic neuralgia. The relief', 'migraine. The relief');

  it('a text, a heading taken out, one put in, a new title: every other section stays as it was', async () => {
    const before = {
      draft: await readSections(app(), 'draft'),
      published: await readSections(app(), 'published'),
    };
    expect(before.published.size).toBe(13);

    const stdout = await importText(changedText);
    expect(stdout).toMatch(
      /lidocaine-drips — updated: title, titleVariant, source, sourceText; 1 section added \(back-pain\); 1 section changed \(nerve-pain\); 1 section removed \(before-you-come\)/,
    );

    for (const version of ['draft', 'published'] as const) {
      const after = await readSections(app(), version);
      const changed = [...after.keys()].filter((slug) => {
        const [earlier, later] = [before[version].get(slug), after.get(slug)];
        return earlier?.id !== later?.id || earlier?.updatedAt !== later?.updatedAt;
      });
      expect(changed.sort()).toEqual(['back-pain', 'nerve-pain']);
      expect(after.has('before-you-come')).toBe(false);
    }
    expect(
      await app()
        .query(sectionUid)
        .count({ where: { slug: 'before-you-come' } }),
    ).toBe(0);
    await expectPublishedAsDrafted(app());
  });

  it('readers get the new text in its order, and mentions that follow it', async () => {
    const { title, sections } = await fetchExplainer(app(), 'lidocaine-drips');
    expect(title).toBe('Lidocaine Drips: A Plain Guide');
    expect(drawTree(sections).slice(3, 9)).toEqual([
      'the-day-of-the-drip',
      '  in-the-chair',
      'what-it-may-help',
      '  nerve-pain',
      '  back-pain',
      '  pain-all-over',
    ]);
    const nervePain = sections.find(({ slug }) => slug === 'nerve-pain')!;
    expect(nervePain.mentions.map(({ quote }) => quote)).toEqual(['neuropathic pain', 'migraine']);
    expect(nervePain.conditions.map(({ slug }) => slug)).toEqual(['neuropathic-pain', 'migraine']);
    for (const { body, mentions } of sections) {
      for (const { quote, start, end } of mentions) expect(body.slice(start, end)).toBe(quote);
    }
  });

  it('nothing published has lost a relation after one import upon another', async () => {
    // A holder alone is published anew: what it holds, and the article, have to be led to its new row.
    const changed = projectExplainer.replace(
      /( {2}the-chemistry-of-ketamine:[^]*?)syndication: excluded/,
      '$1syndication: with_notice',
    );
    const files = [
      folder.write('how-ketamine-infusions-work.md', changed),
      folder.write('lidocaine-drips.txt', plainText),
    ];
    expect(await app().importFiles(files)).toContain(
      '; 1 section changed (the-chemistry-of-ketamine)\n',
    );
    await expectPublishedAsDrafted(app(), 'how-ketamine-infusions-work');
    const project = await fetchExplainer(app(), 'how-ketamine-infusions-work');
    expect(drawTree(project.sections)).toContain('  the-shape-of-the-molecule');

    await expectPublishedAsDrafted(app());
    const { sections } = await fetchExplainer(app(), 'lidocaine-drips');
    expect(sections.filter(({ parent }) => parent === null)).toHaveLength(5);
    expect(sections).toHaveLength(13);
  });

  it('a condition that is renamed keeps every published section that names it', async () => {
    const linked = () =>
      app().request.get(
        '/api/sections?filters[conditions][slug]=fibromyalgia&fields=slug&sort=slug&populate[mentions][populate][condition][fields]=name',
      );
    const before = await linked();
    expect(before.body.data.length).toBeGreaterThan(1);

    expect(await importConditions('Fibromyalgia (long-lasting pain)')).toContain(
      'conditions — 0 created, 2 updated, 0 unchanged',
    );
    const after = await linked();
    const slugs = (answer: typeof after) => answer.body.data.map(({ slug }: Row) => slug);
    expect(slugs(after)).toEqual(slugs(before));
    const names = after.body.data.flatMap(({ mentions }: Row) =>
      mentions.map(({ condition }: Row) => condition?.name),
    );
    expect(names).toContain('Fibromyalgia (long-lasting pain)');
    await expectPublishedAsDrafted(app());
  });
});
