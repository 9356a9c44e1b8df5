import { compareDocuments } from '../../../src/importer/plan/compare-documents';
import { describeExplainer, describeVocabulary } from '../../../src/importer/plan/describe-outcome';
import type { DocumentForm, FieldsForm } from '../../../src/importer/plan/document-form';
import { mergeEdits } from '../../../src/importer/plan/merge-edits';

const section = (slug: string, fields: FieldsForm = {}): DocumentForm => ({
  slug,
  fields: {
    ...{ heading: slug, slug, body: `Text of ${slug}.`, parent: null },
    ...{ conditions: [], mentions: [], ...fields },
  },
});

/** A section as an import left it, and then as an editor made it. */
const stored = (imported: DocumentForm, edit: FieldsForm = {}): DocumentForm => ({
  slug: imported.slug,
  fields: { ...imported.fields, ...edit, asImported: imported.fields },
});

/** What the documents have to become, without what they will remember. */
const wantedOf = ({ wanted }: { wanted: DocumentForm[] }): DocumentForm[] =>
  wanted.map(({ slug, fields }) => ({
    slug,
    fields: Object.fromEntries(Object.entries(fields).filter(([name]) => name !== 'asImported')),
  }));

const mention = (quote: string, start: number, condition = 'gout') => ({
  ...{ condition, sideEffect: null, section: 'one' },
  ...{ quote, start, end: start + quote.length },
});

describe('Importing a file again keeps what editors did since', () => {
  it('takes everything from the file where no import brought it, and says what it replaced', () => {
    const file = section('one');
    const merged = mergeEdits([file], [section('one', { body: 'Edited.' })]);
    expect(wantedOf(merged)).toEqual([file]);
    expect([merged.kept, merged.replaced]).toEqual([[], ['one']]);
  });

  it('changes nothing where the file is as it was, whatever editors did', () => {
    const file = section('one', { conditions: ['gout'], mentions: [mention('Text', 0)] });
    const edits: FieldsForm[] = [
      { body: 'Edited.' },
      { heading: 'New' },
      { conditions: [] },
      { conditions: ['migraine', 'gout'] },
      { mentions: [] },
      { body: 'Text, Text.', mentions: [mention('Text', 6)] },
    ];
    for (const edit of edits) {
      const edited = stored(file, edit);
      const merged = mergeEdits([file], [edited], ['one']);
      expect(merged.wanted).toEqual([edited]);
      expect(merged.kept).toEqual(['one']);
    }
  });

  it('remembers the file also where the database already says what it says', () => {
    const [before, file] = [section('one'), section('one', { heading: 'New' })];
    const merged = mergeEdits([file], [stored(before, { heading: 'New' })], ['one']);
    expect(merged.wanted[0]?.fields.asImported).toEqual(file.fields);
    expect(wantedOf(merged)).toEqual([file]);
    expect(merged.kept).toEqual([]);
  });

  it('does not take a copy of another document for its own import', () => {
    const copy = { slug: 'copy', fields: stored(section('one')).fields };
    expect(wantedOf(mergeEdits([section('copy')], [copy]))).toEqual([section('copy')]);
  });

  it('keeps an edited text that the file did not change, with its mentions', () => {
    const file = section('one');
    const edit = { body: 'Edited.', mentions: [mention('Edited', 0)] };
    const found = section('one', { mentions: [mention('Text', 0)] });
    expect(wantedOf(mergeEdits([found], [stored(file, edit)], ['one']))).toEqual([
      section('one', edit),
    ]);
  });

  it('takes a text that the file changed from the file', () => {
    const changed = section('one', { body: 'Changed in the file.' });
    const edited = stored(section('one'), { body: 'Edited.' });
    expect(wantedOf(mergeEdits([changed], [edited], ['one']))).toEqual([changed]);
  });

  it('takes newly found mentions of a text that nobody edited', () => {
    const found = section('one', { mentions: [mention('Text', 0)] });
    const merged = mergeEdits([found], [stored(section('one'))], ['one']);
    expect(wantedOf(merged)).toEqual([found]);
    expect(merged.kept).toEqual([]);
  });

  it('keeps what an editor took out and put in, also in a text that the file changed', () => {
    const before = section('one', {
      body: 'Gout, and an ache.',
      conditions: ['gout'],
      mentions: [mention('Gout', 0)],
    });
    const ache = mention('ache', 13, 'chronic-pain');
    const edited = stored(before, { conditions: ['chronic-pain'], mentions: [ache] });
    const file = section('one', {
      body: 'Not gout. Gout, migraine and an ache.',
      conditions: ['gout', 'migraine'],
      mentions: [mention('Gout', 10), mention('migraine', 16, 'migraine')],
    });
    expect(wantedOf(mergeEdits([file], [edited], ['one']))[0]?.fields).toMatchObject({
      body: file.fields.body,
      conditions: ['migraine', 'chronic-pain'],
      mentions: [mention('migraine', 16, 'migraine'), { ...ache, start: 32, end: 36 }],
    });
  });

  it('merges the parts of a component one by one', () => {
    const source = { name: 'A clinic', licence: null, sha256: '0' };
    const before = section('one', { source });
    const edited = stored(before, { source: { ...source, licence: 'CC BY 4.0' } });
    const file = section('one', { source: { ...source, sha256: '1' } });
    expect(wantedOf(mergeEdits([file], [edited]))[0]?.fields.source).toEqual({
      name: 'A clinic',
      licence: 'CC BY 4.0',
      sha256: '1',
    });
  });

  it('leaves a section that an editor added, and one that an editor removed', () => {
    const merged = mergeEdits(
      [section('one'), section('two'), section('below', { parent: 'two' })],
      [stored(section('one')), section('added')],
      ['one', 'two'],
    );
    expect(merged.wanted.map(({ slug }) => slug)).toEqual(['one', 'below']);
    expect(merged.wanted[1]?.fields.parent).toBeNull();
    expect(merged.stored.map(({ slug }) => slug)).toEqual(['one']);
    expect(merged.kept).toEqual(['two']);
  });

  it('leaves a section that an editor wrote in place of one that was removed', () => {
    for (const file of [[section('one')], []]) {
      const merged = mergeEdits(file, [section('one', { body: 'Mine.' })], ['one']);
      expect([merged.wanted, merged.stored]).toEqual([[], []]);
    }
  });

  it('leaves the sections of an article that no file had brought', () => {
    const merged = mergeEdits([section('one')], [section('mine')]);
    expect(compareDocuments(merged.wanted, merged.stored, 'delete')).toMatchObject([
      { action: 'create', slug: 'one' },
    ]);
  });

  it('still removes a section that the file dropped', () => {
    const [one, two] = [section('one'), section('two')];
    const merged = mergeEdits([one], [stored(one), stored(two)], ['one', 'two']);
    expect(compareDocuments(merged.wanted, merged.stored, 'delete')).toEqual([
      { action: 'none', slug: 'one' },
      { action: 'delete', slug: 'two' },
    ]);
  });
});

describe('Comparing documents', () => {
  it('updates only the fields that differ', () => {
    expect(compareDocuments([section('one', { body: 'New.' })], [section('one')], 'keep')).toEqual([
      { action: 'update', slug: 'one', fields: { body: 'New.' } },
    ]);
  });

  it('takes a field that the database never had for empty', () => {
    const stored = { slug: 'one', fields: { heading: 'one' } };
    expect(
      compareDocuments(
        [{ slug: 'one', fields: { heading: 'one', about: null } }],
        [stored],
        'keep',
      ),
    ).toEqual([{ action: 'none', slug: 'one' }]);
  });
});

describe('The line on an explainer', () => {
  const none = { action: 'none', slug: 'one' } as const;
  const nothing = { kept: [], replaced: [], leftAsDraft: [], overwritten: [], withdrawn: [] };

  it('says unchanged, and which edits it kept', () => {
    expect(describeExplainer({ article: none, sections: [], ...nothing }, 'done')).toBe(
      'one — unchanged',
    );
    expect(
      describeExplainer({ article: none, sections: [], ...nothing, kept: ['two'] }, 'done'),
    ).toBe('one — unchanged; kept what was edited since the last import (two)');
  });

  it('names what was changed, added and removed, at most five by name', () => {
    const sections = [
      ...['a', 'b', 'c', 'd', 'e', 'f'].map((slug) => ({
        action: 'update' as const,
        slug,
        fields: { body: 'New' },
      })),
      { action: 'create' as const, slug: 'g', fields: {} },
      { action: 'delete' as const, slug: 'h' },
    ];
    const article = { action: 'update' as const, slug: 'one', fields: { title: 'New' } };
    expect(describeExplainer({ article, sections, ...nothing }, 'planned')).toBe(
      'one — would be updated: title; 1 section added (g); 6 sections changed (a, b, c, d, e and 1 more); 1 section removed (h)',
    );
  });

  it('is silent about what the importer only remembers', () => {
    const fields = { asImported: { slug: 'one' } };
    const article = { action: 'update' as const, slug: 'one', fields };
    const sections = [{ action: 'update' as const, slug: 'two', fields }];
    expect(describeExplainer({ article, sections, ...nothing }, 'done')).toBe('one — unchanged');
  });

  it('names what was replaced, and what was left as a draft', () => {
    expect(
      describeVocabulary(
        'conditions',
        {
          changes: [{ action: 'update', slug: 'gout', fields: { name: 'Gout' } }],
          kept: ['sciatica'],
          replaced: ['gout'],
          leftAsDraft: ['gout'],
          overwritten: [],
          withdrawn: [],
        },
        'done',
      ),
    ).toBe(
      "conditions — 0 created, 1 updated, 0 unchanged; kept what was edited since the last import (sciatica); replaced what was written here before any import (gout); left as draft beside an editor's own (gout)",
    );
  });
});
