import { proposeKind, proposeKindAlone } from '../../../src/explainer/difference/propose-kind';
import type { Explainer, ExplainerSection } from '../../../src/explainer/explainer';
import { conditionOf, explainerOf, noticeOf, sectionOf, sideEffectOf } from './given-explainer';

const withSection = (
  section: Partial<ExplainerSection>,
  rest: Partial<Explainer> = {},
): Explainer =>
  explainerOf({ sections: [sectionOf({ slug: 'one', documentId: 'one', ...section })], ...rest });

const text = (bodyText: string, rest: Partial<ExplainerSection> = {}): Explainer =>
  withSection({ body: bodyText, bodyText, ...rest });

describe('How much a change matters is worked out, with reasons', () => {
  it.each([
    ['a spelling', text('It lasts a hour.'), text('It lasts an hour.')],
    ['other words', text('Ask your doctor.'), text('Ask your own doctor.')],
    ['a reading position', withSection({ level: 2 }), withSection({ level: 3 })],
    [
      'a synonym',
      withSection({}, { conditions: [conditionOf({ slug: 'a', documentId: 'a' })] }),
      withSection(
        {},
        { conditions: [conditionOf({ slug: 'a', documentId: 'a', synonyms: ['b'] })] },
      ),
    ],
    [
      'emphasis',
      withSection({ body: 'a b', bodyText: 'a b' }),
      withSection({ body: 'a *b*', bodyText: 'a b' }),
    ],
  ])('minor: %s', (_, before, after) => {
    expect(proposeKind(before, after)).toEqual({ kind: 'minor', reasons: [] });
    expect(proposeKindAlone(before, after)).toBe('minor');
  });

  it.each([
    ['a number', text('Take 5 mg.'), text('Take 10 mg.'), 'A number'],
    [
      'a word that turns it round',
      text('You may drive.'),
      text('You may not drive.'),
      'such as "not"',
    ],
    ['the same the other way', text('Never drive.'), text('Always drive.'), 'such as "not"'],
    ['a unit', text('Take 5 mg.'), text('Take 5 mcg.'), 'A number'],
    ['a number in words', text('Take one tablet.'), text('Take two tablets.'), 'A number'],
    ['how often', text('Take it daily.'), text('Take it weekly.'), 'A number'],
    ['how long', text('It lasts a day.'), text('It lasts a week.'), 'A number'],
    ['that it is safe', text('It is safe to drive.'), text('It is unsafe to drive.'), 'A number'],
    [
      'a number in the lead',
      withSection({}, { lead: 'Take 5 mg.' }),
      withSection({}, { lead: 'Take 5 g.' }),
      'in the lead',
    ],
    [
      'a word in a heading',
      withSection({ heading: 'Safe use' }),
      withSection({ heading: 'Dangerous use' }),
      'such as "not"',
    ],
    ['a short form of not', text('You can’t drive.'), text('You can drive.'), 'such as "not"'],
    [
      'any word about safety',
      text('It may ache.', { healthAspect: 'side_effects' }),
      text('It may hurt.', { healthAspect: 'side_effects' }),
      'about safety',
    ],
    ['a section that went', withSection({}), explainerOf({ sections: [] }), 'was removed'],
    [
      'where it may stand',
      withSection({ syndication: 'allowed' }),
      withSection({ syndication: 'excluded' }),
      'syndication',
    ],
    [
      'a notice that was dropped from one section',
      withSection(
        { notices: ['n'] },
        { notices: [noticeOf({ slug: 'n', documentId: 'n', title: 'N' })] },
      ),
      withSection({}, { notices: [noticeOf({ slug: 'n', documentId: 'n', title: 'N' })] }),
      'Notice "N" was dropped from',
    ],
    [
      'a severity',
      explainerOf({ sideEffects: [sideEffectOf({ slug: 's', documentId: 's', name: 'S' })] }),
      explainerOf({
        sideEffects: [sideEffectOf({ slug: 's', documentId: 's', name: 'S', severity: 'severe' })],
      }),
      'Side effect "S" changed: severity',
    ],
    [
      'a regulatory status',
      explainerOf({ conditions: [conditionOf({ slug: 'c', documentId: 'c', name: 'C' })] }),
      explainerOf({
        conditions: [
          conditionOf({ slug: 'c', documentId: 'c', name: 'C', regulatoryStatus: 'approved' }),
        ],
      }),
      'Condition "C" changed: regulatoryStatus',
    ],
  ])('major: %s', (_, before, after, reason) => {
    const verdict = proposeKind(before, after);
    expect([verdict.kind, proposeKindAlone(before, after)]).toEqual(['major', 'major']);
    expect(verdict.reasons.join('\n')).toContain(reason);
  });
});
