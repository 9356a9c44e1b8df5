import { readMarkdown } from '../../../src/importer/read/read-markdown';
import { fileOf, problemsOf, sectionOf, valueOf } from './given';

const read = (text: string, file = 'explainers/drip.md') => readMarkdown(fileOf(file, text), text);
const lines = (...rows: string[]) => rows.join('\n');

const complete = lines(
  '---',
  'slug: the-drip',
  'title: How the Drip Works',
  'titleVariant: The Drip',
  'about: Saline',
  'codes:',
  '  - { system: rxnorm, code: 6130, display: Drip }',
  'source: { name: Example, url: "https://example.org", licence: CC-BY-4.0 }',
  'review:',
  '  lastReviewed: 2025-01-31',
  '  nextDue: 2026-01-31',
  '  reviewedBy: jane-doe',
  'authors: [john-roe]',
  'sections:',
  '  side-effects:',
  '    healthAspect: side_effects',
  '    standsAlone: yes',
  '    syndication: allowed',
  '    notices: [emergency]',
  '    references:',
  '      - label-2020',
  '---',
  '',
  'The *lead*.',
  '',
  '## What it is',
  '',
  '### A `history`',
  '',
  'Made long ago.  ',
  'It was **new**.',
  '',
  '```',
  '# no heading',
  '```',
  '',
  '',
  '## Side effects',
  'You may feel sick.',
  '',
);

describe('Markdown with front matter becomes an explainer', () => {
  it('reads every key of the front matter', () => {
    expect(valueOf(read(complete))).toMatchObject({
      format: 'markdown',
      slug: 'the-drip',
      title: 'How the Drip Works',
      titleVariant: 'The Drip',
      locale: 'en',
      lead: 'The *lead*.',
      about: 'Saline',
      codes: [
        {
          system: 'rxnorm',
          code: '6130',
          display: 'Drip',
          mapping: 'exact',
          confidence: 'medium',
          verifiedBy: null,
        },
      ],
      source: { name: 'Example', url: 'https://example.org', licence: 'CC-BY-4.0' },
      review: { lastReviewed: '2025-01-31', nextDue: '2026-01-31', reviewedBy: 'jane-doe' },
      authors: ['john-roe'],
      reviewers: [],
    });
  });

  it('gives every section its exact Markdown, its parent and the line of its heading in the file', () => {
    expect(
      valueOf(read(complete)).sections.map(({ slug, level, parent, line, body }) => ({
        slug,
        level,
        parent,
        line,
        body,
      })),
    ).toEqual([
      { slug: 'what-it-is', level: 2, parent: null, line: 26, body: '' },
      {
        slug: 'a-history',
        level: 3,
        parent: 'what-it-is',
        line: 28,
        body: 'Made long ago.  \nIt was **new**.\n\n```\n# no heading\n```',
      },
      { slug: 'side-effects', level: 2, parent: null, line: 38, body: 'You may feel sick.' },
    ]);
  });

  it('lets the editor decide about a section, and closes those about which nothing is said', () => {
    const explainer = valueOf(read(complete));
    expect(sectionOf(explainer, 'side-effects')).toMatchObject({
      healthAspect: 'side_effects',
      standsAlone: 'yes',
      standsAloneReason: null,
      syndication: 'allowed',
      notices: ['emergency'],
      references: ['label-2020'],
    });
    expect(sectionOf(explainer, 'a-history')).toMatchObject({
      healthAspect: null,
      standsAlone: 'no',
      standsAloneReason: 'Not assessed by an editor yet',
      syndication: 'with_notice',
      promotional: false,
    });
    expect(sectionOf(explainer, 'what-it-is').standsAloneReason).toBe('holds other sections only');
  });

  it.each([
    ['yes', 'yes'],
    ['no', 'no'],
    ['true', 'yes'],
    ['false', 'no'],
    ['with_notice', 'with_notice'],
  ])('understands standsAlone: %s', (written, meant) => {
    const text = `---\ntitle: T\nsections: { one: { standsAlone: ${written}, standsAloneReason: Because } }\n---\n## One\nText.`;
    expect(valueOf(read(text)).sections[0]).toMatchObject({
      standsAlone: meant,
      standsAloneReason: 'Because',
    });
  });

  it('reads the same with a byte order mark and Windows line endings, and keeps both in the source text', () => {
    const windows = `\ufeff${complete.replace(/\n/g, '\r\n')}`;
    const { sections, sourceText } = valueOf(read(windows));
    expect(sections).toEqual(valueOf(read(complete)).sections);
    expect(sourceText).toBe(windows);
  });

  it('takes the title from a single # heading and the slug from the file name', () => {
    expect(valueOf(read('# The *Drip*\n\nLead.\n\n## One\n\nText.'))).toMatchObject({
      title: 'The Drip',
      slug: 'drip',
      lead: 'Lead.',
    });
  });

  it.each([
    '```\n## Code\n```',
    '~~~\n## Code\n~~~',
    '    ## Code',
    '> ## Quoted',
    '- ## In a list',
    '<!--\n## Note\n-->',
  ])('takes %j for text, not for a heading', (body) => {
    expect(valueOf(read(`# T\n\n## One\n\n${body}\n`)).sections).toEqual([
      expect.objectContaining({ slug: 'one', body: body.trimEnd() }),
    ]);
  });

  it('takes an underlined line for a heading', () => {
    expect(valueOf(read('T\n===\n\nOne\n---\n\nText.')).sections[0]).toMatchObject({
      heading: 'One',
      level: 2,
      line: 4,
    });
  });
});

describe('every mistake in a Markdown file is reported on its own line', () => {
  it('gathers all problems of the front matter and of the headings', () => {
    const text = lines(
      '---',
      'titel: Misspelt',
      'title: T',
      'slug: Not A Slug',
      'review:',
      '  lastReviewed: 2025-02-30',
      '  nextDue: soon',
      'codes:',
      '  - system: mesh',
      '    code: D1',
      '  - system: icd11',
      '    code: X',
      'source: { url: example.org }',
      'sections:',
      '  side-efects:',
      '    promotional: maybe',
      '---',
      '## Side effects',
      '#### Too deep',
      '## Side effects',
    );
    expect(problemsOf(read(text)).map(({ line, field }) => [line, field])).toEqual([
      [2, 'titel'],
      [4, 'slug'],
      [6, 'review.lastReviewed'],
      [7, 'review.nextDue'],
      [11, 'codes.1.system'],
      [13, 'source.url'],
      [16, 'sections.side-efects.promotional'],
      [19, 'heading'],
      [20, 'heading'],
    ]);
  });

  it('names the file and says what was expected', () => {
    expect(problemsOf(read('---\ntitle: T\nlocale: English please\n---\nText.'))).toEqual([
      {
        file: 'explainers/drip.md',
        line: 3,
        field: 'locale',
        expected: 'a language tag (BCP 47) such as en or pt-BR',
      },
    ]);
  });

  it('gathers the lines of several faults in broken YAML', () => {
    const problems = problemsOf(read('---\ntitle: "T\nslug: [a\nabout: {b\n---\n## One\nText.'));
    expect(problems.length).toBeGreaterThan(0);
    expect(problems.every(({ field, line }) => field === 'yaml' && line >= 2 && line <= 5)).toBe(
      true,
    );
    expect(
      problemsOf(read('---\ntitle: T\ntitle: U\nabout: a\nabout: b\n---\nText.')).map(
        ({ line }) => line,
      ),
    ).toEqual([3, 5]);
  });

  it('refuses YAML that would blow up, and tags that would run something', () => {
    const bomb = [
      'a: &a [x,x,x,x,x,x,x,x,x,x]',
      ...'bcdefgh'
        .split('')
        .map((key, index) => `${key}: &${key} [${`*${'abcdefg'[index]},`.repeat(10)}]`),
    ];
    expect(problemsOf(read(lines('---', ...bomb, '---', 'Text.')))[0]).toMatchObject({
      field: 'yaml',
    });
    expect(problemsOf(read('---\ntitle: !!js/function "x"\n---\nText.'))[0]).toMatchObject({
      line: 2,
      field: 'yaml',
    });
  });

  it('says where front matter begins that never ends', () => {
    expect(problemsOf(read('---\ntitle: T\n\n## One\n'))).toEqual([
      expect.objectContaining({ line: 1, field: 'front matter' }),
    ]);
  });

  it('suggests the nearest heading for an unknown section', () => {
    const text =
      '---\ntitle: T\nsections:\n  one: {}\n  side-efects: {}\n---\n## Side effects\nText.\n## One\nText.';
    expect(problemsOf(read(text))).toEqual([
      expect.objectContaining({
        line: 5,
        field: 'sections.side-efects',
        expected: expect.stringContaining('"side-effects"'),
      }),
    ]);
  });

  it('reports a level that jumps, and a first section that is too deep', () => {
    expect(problemsOf(read('# T\n\n## One\n\n#### Two\n')).map(({ line }) => line)).toEqual([5]);
    expect(problemsOf(read('# T\n\n### One\n')).map(({ line }) => line)).toEqual([3]);
  });

  it('names both lines of two headings with the same slug', () => {
    expect(problemsOf(read('# T\n\n## One\n\n## Two\n\n## One!\n'))[0]).toMatchObject({
      line: 7,
      expected: expect.stringMatching(/line 3 .*line 7/),
    });
  });

  it('wants one title, and the same one in both places', () => {
    expect(problemsOf(read('Just text.'))).toEqual([expect.objectContaining({ field: 'title' })]);
    expect(problemsOf(read('# T\n\nText.\n\n# U\n'))).toEqual([
      expect.objectContaining({ line: 5 }),
    ]);
    expect(problemsOf(read('---\ntitle: T\n---\n# Other\n\nText.'))).toEqual([
      expect.objectContaining({ line: 4, field: 'title' }),
    ]);
    expect(valueOf(read('---\ntitle: T\n---\n# T\n\nText.')).title).toBe('T');
  });

  it('wants some text', () => {
    expect(problemsOf(read('---\ntitle: T\n---\n'))).toEqual([
      expect.objectContaining({ field: 'sections' }),
    ]);
  });

  it('does not take front matter that is a list', () => {
    expect(problemsOf(read('---\n- a\n---\nText.'))).toEqual([
      expect.objectContaining({ line: 2, field: 'file' }),
    ]);
  });
});
