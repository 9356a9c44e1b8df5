import {
  carryFormerAddresses,
  findReusedSlugs,
  mergeFormerAddresses,
  noFormerAddresses,
} from '../../../src/explainer/former-addresses';
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
    const two = carryFormerAddresses({
      former: noFormerAddresses,
      before: first,
      after: second,
      retractionOf,
    });
    expect(two).toEqual({
      slugs: { a: 'A', b: 'B' },
      conditions: {},
      withdrawn: { B: retractionOf('B') },
    });
    const three = carryFormerAddresses({ former: two, before: second, after: third, retractionOf });
    expect(three).toEqual({
      slugs: { a2: 'A', b: 'B' },
      conditions: {},
      withdrawn: { B: retractionOf('B') },
    });
    const four = carryFormerAddresses({
      former: three,
      before: third,
      after: fourth,
      retractionOf,
    });
    expect(four).toEqual({
      slugs: { a: 'C', a2: 'A' },
      conditions: {},
      withdrawn: { C: retractionOf('C') },
    });
  });
});

describe('An address that readers were given for another section', () => {
  it('is found, but not one that leads to the same section again, nor a word that every object has', () => {
    const former = { slugs: { a: 'A', b: 'B' }, withdrawn: {} };
    const sections = [section('C', 'a'), section('B', 'b'), section('D', 'constructor')];
    expect(findReusedSlugs(former, { sections })).toEqual([{ slug: 'a', documentId: 'A' }]);
  });

  it('of an explainer that was deleted is answered for by the one that takes its slug, whose own say more', () => {
    const inherited = {
      slugs: { a: 'A', b: 'B' },
      conditions: { c: 'C' },
      withdrawn: { A: retractionOf('A'), B: retractionOf('B') },
    };
    const own = { slugs: { b: 'B2' }, withdrawn: { B2: retractionOf('B2') } };
    expect(mergeFormerAddresses(inherited, own)).toEqual({
      slugs: { a: 'A', b: 'B2' },
      conditions: { c: 'C' },
      withdrawn: { A: retractionOf('A'), B: retractionOf('B'), B2: retractionOf('B2') },
    });
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
