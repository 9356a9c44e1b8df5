import fc from 'fast-check';
import { changedSections } from '../../../src/explainer/changed-sections';
import { compareExplainers } from '../../../src/explainer/difference/compare-explainers';
import type { Explainer } from '../../../src/explainer/explainer';
import { replaceEntries } from '../../../src/explainer/replace-entries';
import type { SharedEntries } from '../../../src/explainer/shared-entries';
import { changedWhenLinked } from './changed-when-linked';
import {
  conditionOf,
  explainerOf,
  noticeOf,
  referenceOf,
  sectionOf,
  sideEffectOf,
} from './given-explainer';

const mentionOf = (condition: string | null, sideEffect: string | null) => ({
  quote: 'Words',
  start: 0,
  end: 5,
  condition,
  sideEffect,
  section: null,
});

const before = explainerOf({
  sections: [
    sectionOf({
      slug: 'one',
      conditions: ['depression'],
      notices: ['off-label'],
      sections: [
        sectionOf({ slug: 'below', sideEffects: ['nausea'], references: ['trial'] }),
        sectionOf({ slug: 'mentioning', mentions: [mentionOf('anxiety', 'nausea')] }),
      ],
    }),
    sectionOf({ slug: 'two', conditions: ['anxiety'] }),
    sectionOf({ slug: 'three' }),
  ],
  conditions: [
    conditionOf({ documentId: 'anxiety', slug: 'anxiety', name: 'Anxiety' }),
    conditionOf({ documentId: 'depression' }),
  ],
  sideEffects: [sideEffectOf({ documentId: 'nausea' })],
  notices: [noticeOf({ documentId: 'off-label' })],
  references: [referenceOf({ documentId: 'trial' })],
});

/** Each entry as it was, made anew and the same, or with another text. */
const anew = <Entry extends object>(entries: readonly Entry[], change: Partial<Entry>) =>
  fc.tuple(...entries.map(() => fc.constantFrom('left', 'same', 'changed'))).map((fates) =>
    entries.flatMap((entry, index) => {
      if (fates[index] === 'left') return [];
      return [fates[index] === 'same' ? { ...entry } : { ...entry, ...change }];
    }),
  );

const replacements: fc.Arbitrary<SharedEntries> = fc
  .record({
    conditions: anew(before.conditions, { statement: 'It was studied.' }),
    sideEffects: anew(before.sideEffects, { severity: 'severe' }),
    notices: anew(before.notices, { text: 'Call for help.' }),
    references: anew(before.references, { year: 2021 }),
  })
  .map((entries) => ({
    ...entries,
    contributors: [],
    withdrawn: [],
    changed: Object.values(entries)
      .flat()
      .map(({ documentId, slug }) => ({ documentId, slug })),
  }));

describe('Two explainers that hold the very same sections', () => {
  it('differ as they do when these are compared one by one', () => {
    fc.assert(
      fc.property(replacements, (entries) => {
        const after = replaceEntries(before, entries, new Set(), new Map());
        expect(after?.sections).toBe(before.sections);
        const copy: Explainer = JSON.parse(JSON.stringify(after));
        expect(changedSections(before, after)).toEqual(changedWhenLinked(before, copy));
        expect(compareExplainers(before, after!)).toEqual(compareExplainers(before, copy));
      }),
    );
  });

  it('in what names the entry, wherever that stands', () => {
    const conditions = before.conditions.map((entry) => ({ ...entry, statement: 'Changed.' }));
    const after = { ...before, conditions: [conditions[0]!, before.conditions[1]!] };
    expect(changedSections(before, after).map(({ slug }) => slug)).toEqual(['mentioning', 'two']);
    const other = { ...before, conditions: [before.conditions[0]!, conditions[1]!] };
    expect(changedSections(before, other).map(({ slug }) => slug)).toEqual(['one']);
  });
});
