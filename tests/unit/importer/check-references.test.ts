import { checkReferences } from '../../../src/importer/read/check-references';
import { readFile } from '../../../src/importer/read/read-file';
import { fileOf, problemsOf, valueOf } from './given';

const contributor = (slug: string) => ({
  slug,
  name: slug,
  credentials: null,
  affiliation: null,
  orcid: null,
  conflictsOfInterest: null,
});
const vocabulary = {
  notices: [{ slug: 'off-label', title: 'Off-label', kind: 'off_label' as const, text: 'Text' }],
  references: [
    {
      slug: 'label-2020',
      title: 'L',
      citation: 'L',
      doi: null,
      url: null,
      year: null,
      verifiedOn: null,
    },
  ],
  contributors: [contributor('jane-doe'), contributor('jan-roe')],
};
const explainerOf = (text: string) => {
  const content = valueOf(readFile(fileOf('drip.md', text)));
  if (content.kind !== 'explainer') throw new Error('Expected an explainer');
  return content.explainer;
};

describe('an explainer refers only to what the vocabulary has', () => {
  it('points at every unknown slug, and suggests the nearest', () => {
    const text = [
      '---',
      'title: T',
      'review:',
      '  reviewedBy: jane-do',
      'authors: [jane-doe]',
      'reviewers:',
      '  - jane-doe',
      '  - somebody-else-entirely',
      'references: [label-2021]',
      'sections:',
      '  one:',
      '    notices:',
      '      - off-label',
      '      - of-label',
      '    references: [label-2020]',
      '---',
      '## One',
      'Text.',
    ].join('\n');
    expect(checkReferences(explainerOf(text), vocabulary)).toEqual([
      {
        file: 'drip.md',
        line: 4,
        field: 'review.reviewedBy',
        expected: 'a slug of contributors.yaml instead of "jane-do"; the nearest is "jane-doe"',
      },
      {
        file: 'drip.md',
        line: 8,
        field: 'reviewers.1',
        expected: 'a slug of contributors.yaml instead of "somebody-else-entirely"',
      },
      {
        file: 'drip.md',
        line: 9,
        field: 'references.0',
        expected: 'a slug of references.yaml instead of "label-2021"; the nearest is "label-2020"',
      },
      {
        file: 'drip.md',
        line: 14,
        field: 'sections.one.notices.1',
        expected: 'a slug of notices.yaml instead of "of-label"; the nearest is "off-label"',
      },
    ]);
  });

  it('finds nothing wrong with plain text, which refers to nothing', () => {
    const content = valueOf(readFile(fileOf('drip.txt', 'Title\n\nLead.\n\nOne\n\nText.')));
    expect(content.kind === 'explainer' && checkReferences(content.explainer, vocabulary)).toEqual(
      [],
    );
  });
});

describe('the extension of a file says how it is read', () => {
  it.each([
    ['a.txt', 'Title\n\nLead.', 'explainer'],
    ['a.TXT', 'Title\n\nLead.', 'explainer'],
    ['a.md', '# Title\n\nLead.', 'explainer'],
    ['a.markdown', '# Title\n\nLead.', 'explainer'],
    ['notices.yaml', '# none', 'vocabulary'],
    ['notices.yml', '# none', 'vocabulary'],
  ])('reads %s', (file, text, kind) => {
    expect(valueOf(readFile(fileOf(file, text))).kind).toBe(kind);
  });

  it.each(['a.docx', 'a', '.txt', 'a.txt.bak', 'a.html'])('refuses %s', (file) => {
    expect(problemsOf(readFile(fileOf(file, 'Title')))).toEqual([
      {
        file,
        line: 1,
        field: 'file name',
        expected: 'a file that ends in .txt, .md, .markdown, .yaml or .yml',
      },
    ]);
  });

  it('refuses bytes that are no text, whatever the extension', () => {
    expect(problemsOf(readFile(fileOf('a.md', '%PDF-1.4')))[0]?.expected).toContain(
      'a PDF document',
    );
  });
});
