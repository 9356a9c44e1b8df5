import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { runCommand, runCommandWell, type CommandResult } from '../support/command-line';
import { createImportFolder, plainText, type ImportFolder } from '../support/import-folder';
import { drawTree, fetchExplainer, slugsIn } from '../support/outline';
import { onEveryDatabase } from '../support/running-app';

// What users have stands beside the project and is no part of it.
const seedFile = resolve(__dirname, '../../../shared/seeds/ketamine-infusions.txt');
const seed = existsSync(seedFile) ? readFileSync(seedFile) : null;

/** The same text as different programs save it. */
const forms: [string, string][] = [
  ['lidocaine-drips', plainText],
  ['lidocaine-windows', `\ufeff${plainText.replaceAll('\n', '\r\n')}`],
  ['lidocaine-open-end', `\n \n${plainText.replace(/\n$/, '')}`],
];

const tree = [
  'getting-to-know-lidocaine',
  '  where-it-comes-from',
  '  what-it-does-in-the-body',
  'the-day-of-the-drip',
  '  before-you-come',
  '  in-the-chair',
  'what-it-may-help',
  '  nerve-pain',
  '  pain-all-over',
  'unwanted-effects',
  '  in-the-first-hours',
  '  later-on',
  'closing-words',
];

onEveryDatabase('A plain text becomes a published explainer', (app) => {
  let folder: ImportFolder;
  let imported: CommandResult;
  beforeAll(async () => {
    folder = createImportFolder();
    for (const [slug, text] of forms) folder.write(`${slug}.txt`, text);
    if (seed !== null) folder.write('ketamine-infusions.txt', seed);
    imported = await runCommand(app().environment, 'import', [folder.path]);
  });
  afterAll(() => folder.remove());

  it('and the command says so, with the outline it inferred and how far it is', () => {
    expect(imported.stderr).toBe('');
    expect(imported.code).toBe(0);
    expect(imported.stdout).toContain(
      'title    Lidocaine Drips for Lasting Pain: A Plain Guide\nvariant  ',
    );
    expect(imported.stdout).toMatch(
      /^ {4}9 {2}Getting to Know Lidocaine\n {9}h2 · no text .*\n {3}11 {4}Where It Comes From\n {11}h3 · /m,
    );
    expect(imported.stdout).toMatch(/^\[\d\/\d\] lidocaine-drips — created with 13 sections$/m);
  });

  it('GraphQL serves it whole in one request: the tree in reading order, conditions and side effects', async () => {
    const { title, titleVariant, lead, sections } = await fetchExplainer(app(), 'lidocaine-drips');
    expect({ title, titleVariant }).toEqual({
      title: 'Lidocaine Drips for Lasting Pain: A Plain Guide',
      titleVariant: 'Lidocaine Drips for Lasting Pain: A Plain Guide | Harbor Clinic',
    });
    expect(lead).toMatch(/^A drip of lidocaine .* your own doctor\.$/);
    expect(drawTree(sections)).toEqual(tree);
    expect(slugsIn(sections, 'conditions')).toEqual(
      expect.arrayContaining([
        'chronic-pain',
        'fibromyalgia',
        'neuropathic-pain',
        'postherpetic-neuralgia',
      ]),
    );
    expect(slugsIn(sections, 'sideEffects')).toEqual([
      ...[
        'blurred-vision',
        'dizziness',
        'drowsiness',
        'fatigue',
        'headache',
        'increased-blood-pressure',
        'increased-heart-rate',
      ],
      ...['irregular-heartbeat', 'ringing-in-the-ears', 'seizures', 'tingling', 'tremor'],
    ]);
  });

  it('every mention stands at its own words', async () => {
    const { sections } = await fetchExplainer(app(), 'lidocaine-drips');
    const mentions = sections.flatMap(({ slug, body, ...section }) =>
      section.mentions.map((mention) => ({ slug, body, ...mention })),
    );
    expect(mentions.length).toBeGreaterThan(16);
    for (const { slug, body, section, quote, start, end, condition, sideEffect } of mentions) {
      expect(body.slice(start, end)).toBe(quote);
      expect(section).toBe(slug);
      expect([condition, sideEffect].filter(Boolean)).toHaveLength(1);
    }
  });

  it('REST serves the same sections', async () => {
    const { body } = await app().request.get(
      '/api/sections?filters[article][slug]=lidocaine-drips&sort=position&populate[parent][fields]=slug&pagination[pageSize]=100',
    );
    const { sections } = await fetchExplainer(app(), 'lidocaine-drips');
    expect(drawTree(body.data)).toEqual(tree);
    expect(body.data.map((section: { body: string }) => section.body)).toEqual(
      sections.map((section) => section.body),
    );
    const first = body.data.find(({ slug }: { slug: string }) => slug === 'where-it-comes-from');
    expect(first.body).toContain('“It was the first of its kind that people could rely on,”');
  });

  it.each(forms)('the file %s comes back byte for byte', async (slug, text) => {
    const { bytes, stderr } = await runCommandWell(app().environment, 'export', [
      slug,
      '--format',
      'text',
    ]);
    expect(stderr).toBe('');
    expect(bytes.equals(Buffer.from(text))).toBe(true);
  });

  const original = seed === null ? plainText : seed.toString();
  const originalSlug = seed === null ? 'lidocaine-drips' : 'ketamine-infusions';

  it(`holds all of the ${seed === null ? 'fixture, for want of the original text' : 'original text: 16 headings below its title, 8 conditions, 8 side effects'}`, async () => {
    const { title, sections } = await fetchExplainer(app(), originalSlug);
    expect(title).toBe(original.split(/\r?\n/)[0]);
    // Nothing is lost: every word of a section stands in the text, in the same order.
    let from = 0;
    for (const { heading, body } of sections) {
      for (const words of [heading, ...body.split(/\n+/).slice(0, 1)].filter(Boolean)) {
        const at = original.indexOf(words.replace(/^- /, ''), from);
        expect([words, at > 0]).toEqual([words, true]);
        from = at;
      }
    }
    if (seed === null) return;
    expect(drawTree(sections)).toEqual([
      'understanding-ketamine-a-brief-overview',
      '  the-history-of-ketamine',
      '  ketamine-from-veterinary-anesthesia-to-human-treatment',
      'the-chemistry-of-ketamine',
      '  the-molecular-structure-of-ketamine',
      '  how-ketamine-interacts-with-the-brain',
      'the-process-of-ketamine-infusions',
      '  preparing-for-a-ketamine-infusion',
      '  the-procedure-of-ketamine-infusion',
      'the-therapeutic-effects-of-ketamine-infusions',
      '  ketamine-infusions-and-depression',
      '  the-role-of-ketamine-in-pain-management',
      'the-potential-side-effects-of-ketamine-infusions',
      '  short-term-side-effects',
      '  long-term-side-effects',
      'parting-words',
    ]);
    expect(slugsIn(sections, 'sideEffects')).toEqual([
      ...['dizziness', 'headache', 'increased-blood-pressure', 'increased-heart-rate'],
      ...['liver-effects', 'memory-effects', 'nausea', 'urinary-tract-effects'],
    ]);
    // The text's umbrella word "mental health disorders" stands beside the eight.
    expect(slugsIn(sections, 'conditions').filter((slug) => slug !== 'mental-disorder')).toEqual([
      ...[
        'acute-pain',
        'chronic-pain',
        'complex-regional-pain-syndrome',
        'depression',
        'fibromyalgia',
        'neuropathic-pain',
      ],
      ...['post-traumatic-stress-disorder', 'treatment-resistant-depression'],
    ]);
    const { bytes } = await runCommandWell(app().environment, 'export', [
      originalSlug,
      '--format',
      'text',
    ]);
    expect(bytes.equals(seed)).toBe(true);
  });
});
