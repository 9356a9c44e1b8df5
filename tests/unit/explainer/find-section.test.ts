import { findSection } from '../../../src/explainer/find-section';
import { presentSection } from '../../../src/explainer/present-section';
import {
  conditionOf,
  emptyExplainer,
  explainerOf,
  nest,
  noticeOf,
  referenceOf,
  sectionOf,
  sideEffectOf,
} from './given-explainer';

describe('A section is found by its slug', () => {
  it('at whatever depth', () => {
    const explainer = explainerOf({ sections: [sectionOf(), ...nest(['a', 'b', 'c'])] });
    expect(findSection(explainer, 'c')).toEqual(sectionOf({ slug: 'c' }));
    expect(findSection(explainer, 'a')?.sections[0]?.slug).toBe('b');
  });

  it('or is undefined', () => {
    expect(findSection(explainerOf(), 'none')).toBeUndefined();
    expect(findSection(emptyExplainer, 'overview')).toBeUndefined();
  });
});

describe('A section by itself tells in full what it and those below it name', () => {
  const below = sectionOf({
    slug: 'below',
    conditions: ['c2', 'c1'],
    notices: ['n1'],
    references: ['r1'],
    mentions: [{ condition: null, sideEffect: 's1', quote: 'W', start: 0, end: 1 }],
  });
  const section = sectionOf({
    slug: 'above',
    conditions: ['c1'],
    sideEffects: ['s2'],
    notices: ['n2', 'n1'],
    references: ['r2', 'r1'],
    sections: [below],
  });
  const three = ['1', '2', '3'];
  const explainer = explainerOf({
    sections: [section, sectionOf({ slug: 'other', notices: ['n3'] })],
    conditions: three.map((n) => conditionOf({ slug: `c${n}` })),
    sideEffects: three.map((n) => sideEffectOf({ slug: `s${n}` })),
    notices: three.map((n) => noticeOf({ slug: `n${n}` })),
    references: three.map((n) => referenceOf({ slug: `r${n}` })),
  });

  it('each once, in the order of the explainer’s lists, with what it is a section of', () => {
    expect(presentSection(explainer, section)).toEqual({
      section,
      conditions: explainer.conditions.slice(0, 2),
      sideEffects: explainer.sideEffects.slice(0, 2),
      notices: explainer.notices.slice(0, 2),
      references: explainer.references.slice(0, 2),
      explainer: {
        documentId: explainer.documentId,
        slug: explainer.slug,
        locale: explainer.locale,
        title: explainer.title,
        review: explainer.review,
        about: explainer.about,
      },
    });
  });
});
