import {
  findReasonToWithhold,
  reasonToWithhold,
  withholdSections,
} from '../../../src/explainer/withhold-sections';
import {
  conditionOf,
  explainerOf,
  nest,
  noticeOf,
  referenceOf,
  sectionOf,
  sideEffectOf,
} from './given-explainer';

const slugs = (entries: { slug: string }[]) => entries.map(({ slug }) => slug);

describe('A section that is not for partners is withheld, with its reason', () => {
  it.each([
    [{ promotional: true, syndication: 'allowed' }, expect.stringContaining('advertises')],
    [{ promotional: false, syndication: 'excluded' }, expect.stringContaining('does not pass')],
    [{ promotional: false, syndication: 'with_notice' }, null],
    [{ promotional: false, syndication: null }, null],
  ])('%j', (section, reason) => {
    expect(reasonToWithhold(section)).toEqual(reason);
  });

  it('an advertisement at every depth, with all that stands below it, and nothing else', () => {
    const prices = sectionOf({ slug: 'prices', promotional: true, sections: nest(['offers']) });
    const explainer = explainerOf({
      sections: [
        sectionOf({ slug: 'kept', sections: [prices, sectionOf({ slug: 'also-kept' })] }),
        sectionOf({ slug: 'out', syndication: 'excluded' }),
      ],
    });
    const before = structuredClone(explainer);
    expect(withholdSections(explainer)).toEqual({
      ...explainer,
      sections: [sectionOf({ slug: 'kept', sections: [sectionOf({ slug: 'also-kept' })] })],
    });
    expect(explainer).toEqual(before);
    expect(findReasonToWithhold(explainer, 'offers')).toContain('advertises');
    expect(findReasonToWithhold(explainer, 'also-kept')).toBeNull();
  });

  it('one that is excluded and holds others keeps its heading and its warnings, and nothing that it says', () => {
    const holder = sectionOf({
      slug: 'holder',
      heading: 'Holder',
      body: 'Between us.',
      syndication: 'excluded',
      notices: ['driving'],
      sections: [sectionOf({ slug: 'below' })],
    });
    const explainer = explainerOf({
      sections: [holder],
      notices: [noticeOf({ slug: 'driving' })],
    });
    const { sections, notices } = withholdSections(explainer);
    expect(sections).toEqual([{ ...holder, body: '', bodyHtml: '', bodyText: '' }]);
    expect(slugs(notices)).toEqual(['driving']);
    expect(findReasonToWithhold(explainer, 'holder')).toContain('does not pass');
    expect(findReasonToWithhold(explainer, 'below')).toBeNull();
  });
});

describe('What only withheld sections name goes with them', () => {
  const mention = { condition: 'grief', sideEffect: 'rash', quote: 'W', start: 0, end: 1 };
  const explainer = explainerOf({
    sections: [
      sectionOf({
        slug: 'kept',
        conditions: ['pain'],
        sideEffects: ['nausea'],
        notices: ['driving'],
        references: ['shared'],
        mentions: [mention],
      }),
      sectionOf({
        slug: 'out',
        promotional: true,
        references: ['shared', 'advertisement'],
        sections: [
          sectionOf({
            slug: 'below',
            conditions: ['pain', 'wrinkles'],
            sideEffects: ['nausea', 'glow'],
            notices: ['driving', 'offer'],
            references: ['brochure'],
            mentions: [{ ...mention, condition: 'age', sideEffect: 'shine' }],
          }),
        ],
      }),
    ],
    conditions: ['age', 'grief', 'pain', 'wrinkles'].map((slug) => conditionOf({ slug })),
    sideEffects: ['glow', 'nausea', 'rash', 'shine'].map((slug) => sideEffectOf({ slug })),
    notices: ['driving', 'offer'].map((slug) => noticeOf({ slug })),
    references: ['advertisement', 'brochure', 'of-the-article', 'shared'].map((slug) =>
      referenceOf({ slug }),
    ),
  });
  const { conditions, sideEffects, notices, references } = withholdSections(explainer);

  it('conditions and side effects, named in a list or in the words', () => {
    expect(slugs(conditions)).toEqual(['grief', 'pain']);
    expect(slugs(sideEffects)).toEqual(['nausea', 'rash']);
  });

  it('notices', () => {
    expect(slugs(notices)).toEqual(['driving']);
  });

  it('references, but not those that no section names: they are the article’s own', () => {
    expect(slugs(references)).toEqual(['of-the-article', 'shared']);
  });
});
