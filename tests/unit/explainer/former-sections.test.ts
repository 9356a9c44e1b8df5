import { carryFormerSections, noFormerSections } from '../../../src/explainer/former-sections';
import { changedSections } from '../../../src/explainer/changed-sections';
import { explainerOf, noticeOf, sectionOf } from './given-explainer';

const at = '2026-03-01T00:00:00.000Z';
const retractionOf = (documentId: string) => ({
  reason: `why ${documentId}`,
  replacement: null,
  at,
});
const section = (documentId: string, slug: string) => sectionOf({ documentId, slug });

describe('The addresses that sections had', () => {
  it('are carried on, until they are used again', () => {
    const first = explainerOf({ sections: [section('A', 'a'), section('B', 'b')] });
    const second = explainerOf({ sections: [section('A', 'a2')] });
    const third = explainerOf({ sections: [section('A', 'a3'), section('C', 'a')] });
    const fourth = explainerOf({ sections: [section('A', 'a3'), section('B', 'b')] });
    const two = carryFormerSections({
      former: noFormerSections,
      before: first,
      after: second,
      retractionOf,
    });
    expect(two).toEqual({ slugs: { a: 'A', b: 'B' }, withdrawn: { B: retractionOf('B') } });
    const three = carryFormerSections({ former: two, before: second, after: third, retractionOf });
    expect(three).toEqual({ slugs: { a2: 'A', b: 'B' }, withdrawn: { B: retractionOf('B') } });
    const four = carryFormerSections({ former: three, before: third, after: fourth, retractionOf });
    expect(four).toEqual({ slugs: { a: 'C', a2: 'A' }, withdrawn: { C: retractionOf('C') } });
  });
});

describe('Sections that read differently', () => {
  it('also where only a shared notice changed, or the section they stand under', () => {
    const [one, two] = [
      sectionOf({ documentId: '1', slug: 'one', notices: ['n'] }),
      sectionOf({ documentId: '2', slug: 'two' }),
    ];
    const notice = noticeOf({ slug: 'n', documentId: 'n', text: 'Old.' });
    const before = explainerOf({ sections: [one, two], notices: [notice] });
    expect(changedSections(before, before)).toEqual([]);
    const changed = explainerOf({ sections: [one, two], notices: [{ ...notice, text: 'New.' }] });
    expect(changedSections(before, changed)).toEqual([
      { documentId: '1', slug: 'one', change: 'changed' },
    ]);
    const moved = explainerOf({ sections: [{ ...one, sections: [two] }], notices: [notice] });
    expect(changedSections(before, moved)).toEqual([
      { documentId: '2', slug: 'two', change: 'changed' },
    ]);
    expect(changedSections(null, before).map(({ change }) => change)).toEqual(['added', 'added']);
    expect(changedSections(before, null).map(({ change }) => change)).toEqual([
      'removed',
      'removed',
    ]);
  });
});
