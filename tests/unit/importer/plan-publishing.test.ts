import type {
  DocumentChange,
  DocumentForm,
  FieldsForm,
} from '../../../src/importer/plan/document-form';
import { planPublishing } from '../../../src/importer/plan/plan-publishing';

const form = (slug: string, fields: FieldsForm = {}): DocumentForm => ({
  slug,
  fields: { heading: slug, parent: null, ...fields },
});
const update = (slug: string, fields: FieldsForm = { heading: 'New' }): DocumentChange => ({
  action: 'update',
  slug,
  fields,
});
const create = ({ slug, fields }: DocumentForm): DocumentChange => ({
  action: 'create',
  slug,
  fields,
});
const plan = (given: Partial<Parameters<typeof planPublishing>[0]>) => {
  const { due, leftAsDraft } = planPublishing({
    ...{ wanted: [], changes: [], drafts: [], published: [], mayPublish: true, ...given },
  });
  return { due: due.map(({ slug }) => slug), leftAsDraft };
};

describe('An import publishes what it changes, and nothing that an editor was at', () => {
  const one = form('one');

  it('publishes what is new, and what was public as it stands', () => {
    const wanted = [one, form('two'), form('three')];
    const changes = [update('one'), create(form('two'))];
    expect(plan({ wanted, changes, drafts: [one], published: [one] })).toEqual({
      due: ['one', 'two'],
      leftAsDraft: [],
    });
  });

  it.each([
    ['a draft that differs from what is public', [form('one', { heading: 'Old' })]],
    ['a document that is withdrawn', []],
  ])('leaves %s', (_, published) => {
    expect(plan({ wanted: [one], changes: [update('one')], drafts: [one], published })).toEqual({
      due: [],
      leftAsDraft: ['one'],
    });
  });

  it.each([
    ['what it remembers', { asImported: { slug: 'one' } }],
    ['the text of the file', { sourceText: 'Other', sourceFormat: 'text' }],
    ['the hash of the file', { source: { name: 'A clinic', sha256: '1' } }],
  ])('does not take %s for the work of an editor', (_, fields) => {
    const published = [form('one', { source: { name: 'A clinic', sha256: '0' } })];
    const drafts = [form('one', { source: { name: 'A clinic', sha256: '0' }, ...fields })];
    expect(plan({ wanted: drafts, changes: [update('one')], drafts, published }).due).toEqual([
      'one',
    ]);
  });

  it('does not speak of a draft in which it only remembers something', () => {
    const changes = [update('one', { asImported: { slug: 'one' } })];
    expect(plan({ wanted: [one], changes, drafts: [one] })).toEqual({ due: [], leftAsDraft: [] });
  });

  it('leaves what belongs to an article or stands below a section that is withdrawn', () => {
    const below = form('below', { parent: 'one' });
    const deepest = form('deepest', { parent: 'below' });
    const wanted = [one, below, deepest];
    const changes = [create(below), create(deepest)];
    expect(plan({ wanted, changes, drafts: [one] }).leftAsDraft).toEqual(['below', 'deepest']);
    const published = [one];
    expect(plan({ wanted, changes, drafts: [one], published }).due).toEqual(['below', 'deepest']);
    expect(plan({ wanted, changes, drafts: [one], published, mayPublish: false }).due).toEqual([]);
  });
});
