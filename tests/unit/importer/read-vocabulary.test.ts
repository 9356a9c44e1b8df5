import { readVocabulary } from '../../../src/importer/read/read-vocabulary';
import { fileOf, problemsOf, valueOf } from './given';

const readOne = (name: string, ...rows: string[]) =>
  readVocabulary([fileOf(`content/${name}`, rows.join('\n'))]);

describe('vocabulary files become one vocabulary', () => {
  it('fills what an entry leaves out', () => {
    const vocabulary = valueOf(
      readVocabulary([
        fileOf('conditions.yaml', '# Conditions\n- slug: gout\n  name: Gout\n'),
        fileOf(
          'side-effects.yml',
          '- { slug: nausea, name: Nausea, bodySystem: gastrointestinal }',
        ),
        fileOf(
          'notices.yaml',
          'notices:\n  - { slug: urgent, title: Urgent, kind: emergency, text: Call for help. }',
        ),
        fileOf(
          'references.yaml',
          '- { slug: label, title: Label, citation: Label 2020, year: 2020 }',
        ),
        fileOf('contributors.yaml', '- { slug: jane-doe, name: Jane Doe }'),
      ]),
    );
    expect(vocabulary.conditions).toEqual([
      {
        slug: 'gout',
        name: 'Gout',
        description: null,
        synonyms: [],
        symptoms: [],
        broader: null,
        claim: 'not_assessed',
        evidenceLevel: 'not_assessed',
        regulatoryStatus: 'not_assessed',
        statement: null,
        codes: [],
      },
    ]);
    expect(vocabulary.sideEffects[0]).toMatchObject({
      term: 'not_known',
      severity: 'not_known',
      seriousness: 'not_assessed',
    });
    expect(vocabulary.notices[0]?.kind).toBe('emergency');
    expect(vocabulary.references[0]).toMatchObject({
      doi: null,
      url: null,
      year: 2020,
      verifiedOn: null,
    });
    expect(vocabulary.contributors[0]).toMatchObject({ orcid: null, conflictsOfInterest: null });
  });

  it('takes a kind without a file, and a file without entries, as empty', () => {
    expect(valueOf(readOne('notices.yaml', '# none yet', '')).notices).toEqual([]);
  });
});

describe('every mistake in a vocabulary file is reported on its own line', () => {
  it('gathers unknown keys, wrong values and missing ones', () => {
    const problems = problemsOf(
      readOne(
        'side-effects.yaml',
        '- slug: nausea',
        '  name: Nausea',
        '  bodySystem: stomach',
        '  severty: mild',
        '- slug: Rash!',
        '  name:',
        '  bodySystem: skin',
        '  synonyms: redness',
      ),
    );
    expect(problems.map(({ line, field }) => [line, field])).toEqual([
      [3, '0.bodySystem'],
      [4, '0.severty'],
      [5, '1.slug'],
      [6, '1.name'],
      [8, '1.synonyms'],
    ]);
    expect(problems[0]?.expected).toContain('one of cardiovascular, respiratory');
  });

  it('names the line on which a slug stood first', () => {
    expect(
      problemsOf(readOne('contributors.yaml', '- slug: a', '  name: A', '- slug: a', '  name: B')),
    ).toEqual([
      {
        file: 'content/contributors.yaml',
        line: 3,
        field: 'a.slug',
        expected: 'a slug of its own; "a" is already on line 1',
      },
    ]);
  });

  it('reports a broader condition that is not there, with the nearest one', () => {
    expect(
      problemsOf(
        readOne(
          'conditions.yaml',
          '- slug: pain',
          '  name: Pain',
          '- slug: ache',
          '  name: Ache',
          '  broader: pains',
        ),
      ),
    ).toEqual([
      expect.objectContaining({
        line: 5,
        field: 'ache.broader',
        expected: expect.stringContaining('"pain"'),
      }),
    ]);
  });

  it('reports every condition of a circle', () => {
    const problems = problemsOf(
      readOne(
        'conditions.yaml',
        '- { slug: a, name: A, broader: b }',
        '- { slug: b, name: B, broader: c }',
        '- { slug: c, name: C, broader: a }',
        '- { slug: d, name: D, broader: a }',
      ),
    );
    expect(problems.map(({ line, expected }) => [line, expected])).toEqual([
      [1, 'no circle: a → b → c → a'],
      [2, 'no circle: b → c → a → b'],
      [3, 'no circle: c → a → b → c'],
    ]);
  });

  it('reports a condition that is broader than itself', () => {
    expect(
      problemsOf(readOne('conditions.yaml', '- { slug: a, name: A, broader: a }')),
    ).toHaveLength(1);
  });

  it('reports the same words in two entries, whatever their case, spaces and hyphens', () => {
    const problems = problemsOf(
      readOne(
        'conditions.yaml',
        '- slug: a',
        '  name: A',
        '  synonyms: [Nerve-pain]',
        '- slug: b',
        '  name: nerve  pain',
      ),
    );
    expect(problems).toEqual([
      expect.objectContaining({
        line: 5,
        expected: expect.stringContaining('already means a (line 3)'),
      }),
    ]);
  });

  it('lists the five names for a file of another name', () => {
    expect(problemsOf(readOne('medicines.yaml', '[]'))).toEqual([
      expect.objectContaining({
        field: 'file name',
        expected:
          'one of the names conditions.yaml, side-effects.yaml, notices.yaml, references.yaml, contributors.yaml',
      }),
    ]);
  });

  it('refuses two files of one kind', () => {
    expect(
      problemsOf(readVocabulary([fileOf('a/notices.yaml', '# a'), fileOf('b/notices.yml', '# b')])),
    ).toEqual([
      expect.objectContaining({
        file: 'b/notices.yml',
        expected: expect.stringContaining('a/notices.yaml'),
      }),
    ]);
  });

  it('reports the problems of all files together', () => {
    const problems = problemsOf(
      readVocabulary([
        fileOf('notices.yaml', 'a: [b'),
        fileOf('references.yaml', 'just text'),
        fileOf('contributors.yaml', ' '),
      ]),
    );
    expect([...new Set(problems.map(({ file }) => file))]).toEqual([
      'notices.yaml',
      'references.yaml',
      'contributors.yaml',
    ]);
  });

  it.each([
    ['doi: https://doi.org/10.1000/182', 'doi'],
    ['url: example.org', 'url'],
    ['year: 1066', 'year'],
    ['verifiedOn: 2024-13-01', 'verifiedOn'],
    ['verifiedOn: 2023-02-29', 'verifiedOn'],
  ])('refuses %s', (row, field) => {
    expect(
      problemsOf(
        readOne('references.yaml', '- slug: r', '  title: R', '  citation: R', `  ${row}`),
      ),
    ).toEqual([expect.objectContaining({ line: 4, field: `0.${field}` })]);
  });
});
