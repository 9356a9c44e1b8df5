import { isSameSection } from '../../../src/explainer/compare-section';
import type { Explainer } from '../../../src/explainer/explainer';
import { explainerOf, noticeOf, sectionOf } from './given-explainer';

const below = sectionOf({ slug: 'below', notices: ['off-label'] });
const one = sectionOf({ slug: 'one', sections: [below] });
const two = sectionOf({ slug: 'two' });
const explainer = explainerOf({ sections: [one, two], notices: [noticeOf()] });

const isSame = (now: Partial<Explainer>): boolean =>
  isSameSection(explainer, { ...explainer, ...now }, one.documentId);

describe('A section of an earlier revision reads as it does today', () => {
  it.each<[string, Partial<Explainer>]>([
    ['where nothing of it changed', {}],
    ['whatever is said elsewhere', { sections: [one, { ...two, body: 'Corrected.' }] }],
    ['whatever went elsewhere', { title: 'Another', sections: [one] }],
    ['wherever it stands by now', { sections: [{ ...two, sections: [one] }] }],
  ])('%s', (_, now) => {
    expect(isSame(now)).toBe(true);
  });

  it.each<[string, Partial<Explainer>]>([
    ['its words changed', { sections: [{ ...one, body: 'Corrected.' }] }],
    [
      'those of a section below it did',
      { sections: [{ ...one, sections: [{ ...below, body: 'Corrected.' }] }] },
    ],
    ['a section below it went', { sections: [{ ...one, sections: [] }] }],
    ['one came', { sections: [{ ...one, sections: [below, sectionOf({ slug: 'new' })] }] }],
    ['a notice that it has changed', { notices: [noticeOf({ text: 'Corrected.' })] }],
    ['it went', { sections: [two] }],
  ])('but not where %s', (_, now) => {
    expect(isSame(now)).toBe(false);
  });
});
