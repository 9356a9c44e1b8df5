import { tightenRules } from '../../../src/explainer/tighten-rules';
import { withholdSections } from '../../../src/explainer/withhold-sections';
import { explainerOf, sectionOf } from './given-explainer';

describe('An earlier explainer is passed on by the rules of today', () => {
  const earlier = explainerOf({
    sections: [
      sectionOf({ slug: 'advert', body: 'Buy.' }),
      sectionOf({ slug: 'inside', body: 'Internal.', sections: [sectionOf({ slug: 'below' })] }),
      sectionOf({ slug: 'moved', body: 'Moved.' }),
      sectionOf({ slug: 'was-out', body: 'Was out.', syndication: 'excluded' }),
      sectionOf({ slug: 'gone', body: 'Gone.' }),
    ],
  });
  const current = explainerOf({
    sections: [
      sectionOf({
        slug: 'advert',
        promotional: true,
        sections: [sectionOf({ slug: 'now-elsewhere', documentId: 'section-moved' })],
      }),
      sectionOf({
        slug: 'inside',
        syndication: 'excluded',
        sections: [sectionOf({ slug: 'below' })],
      }),
      sectionOf({ slug: 'was-out' }),
    ],
  });

  it('what is an advertisement, below one, or excluded by now stays out, and what was so then too', () => {
    const before = structuredClone(earlier);
    const shown = withholdSections(tightenRules(earlier, current));
    expect(shown.sections.map(({ slug, body }) => [slug, body])).toEqual([
      ['inside', ''],
      ['gone', 'Gone.'],
    ]);
    expect(shown.sections[0]?.sections.map(({ slug }) => slug)).toEqual(['below']);
    expect(earlier).toEqual(before);
  });

  it('and where nothing is stricter, nothing differs', () => {
    expect(tightenRules(earlier, earlier)).toEqual(earlier);
  });
});
