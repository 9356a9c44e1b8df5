import { compareDocuments } from '../../../src/importer/plan/compare-documents';
import { describeExplainer } from '../../../src/importer/plan/describe-outcome';
import type { DocumentForm, FieldsForm } from '../../../src/importer/plan/document-form';
import { mergeEdits } from '../../../src/importer/plan/merge-edits';

const section = (slug: string, fields: FieldsForm = {}): DocumentForm => ({
  slug,
  fields: { heading: slug, body: `Text of ${slug}.`, parent: null, mentions: [], ...fields },
});

describe('Importing a file again keeps what editors did since', () => {
  it('takes everything from the file where nothing was imported before', () => {
    const wanted = [section('one')];
    expect(mergeEdits(null, wanted, [section('one', { body: 'Edited.' })]).wanted).toEqual(wanted);
  });

  it('keeps an edited text that the file did not change, with its mentions, and names it', () => {
    const edited = section('one', { body: 'Edited.', mentions: [{ quote: 'Edited' }] });
    const merged = mergeEdits(
      [section('one')],
      [section('one', { mentions: [{ quote: 'Text' }] })],
      [edited],
    );
    expect(merged.wanted).toEqual([edited]);
    expect(merged.kept).toEqual(['one']);
  });

  it('takes a text that the file changed from the file', () => {
    const changed = section('one', { body: 'Changed in the file.' });
    const merged = mergeEdits([section('one')], [changed], [section('one', { body: 'Edited.' })]);
    expect(merged.wanted).toEqual([changed]);
  });

  it('takes newly found mentions of a text that nobody edited', () => {
    const wanted = section('one', { mentions: [{ quote: 'Text' }] });
    const merged = mergeEdits([section('one')], [wanted], [section('one')]);
    expect(merged.wanted).toEqual([wanted]);
    expect(merged.kept).toEqual([]);
  });

  it('leaves a section that an editor added, and one that an editor removed', () => {
    const merged = mergeEdits(
      [section('one'), section('two')],
      [section('one'), section('two'), section('below', { parent: 'two' })],
      [section('one'), section('added')],
    );
    expect(merged.wanted.map(({ slug }) => slug)).toEqual(['one', 'below']);
    expect(merged.wanted[1]?.fields.parent).toBeNull();
    expect(merged.stored.map(({ slug }) => slug)).toEqual(['one']);
    expect(merged.kept).toEqual(['two']);
  });

  it('still removes a section that the file dropped', () => {
    const merged = mergeEdits(
      [section('one'), section('two')],
      [section('one')],
      [section('one'), section('two')],
    );
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

  it('says unchanged, and which edits it kept', () => {
    expect(describeExplainer({ article: none, sections: [], kept: [] }, 'done')).toBe(
      'one — unchanged',
    );
    expect(describeExplainer({ article: none, sections: [], kept: ['two'] }, 'done')).toBe(
      'one — unchanged; kept what was edited since the last import (two)',
    );
  });

  it('names what was changed, added and removed, at most five by name', () => {
    const sections = [
      ...['a', 'b', 'c', 'd', 'e', 'f'].map((slug) => ({
        action: 'update' as const,
        slug,
        fields: {},
      })),
      { action: 'create' as const, slug: 'g', fields: {} },
      { action: 'delete' as const, slug: 'h' },
    ];
    const article = { action: 'update' as const, slug: 'one', fields: { title: 'New' } };
    expect(describeExplainer({ article, sections, kept: [] }, 'planned')).toBe(
      'one — would be updated: title; 1 section added (g); 6 sections changed (a, b, c, d, e and 1 more); 1 section removed (h)',
    );
  });
});
