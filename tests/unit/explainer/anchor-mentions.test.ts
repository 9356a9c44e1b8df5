import { anchorMentions } from '../../../src/explainer/anchor-mentions';
import { slugify } from '../../../src/explainer/slugify';

describe('A mention stays at its words when the text is edited', () => {
  const nausea = { quote: 'nausea', start: 4, end: 10, slug: 'nausea' };

  it('moves to where the words are now, and keeps what else it says', () => {
    const body = 'More text. Some nausea.';
    expect(anchorMentions(body, [nausea])).toEqual([
      { quote: 'nausea', start: 16, end: 22, slug: 'nausea' },
    ]);
    expect(body.slice(16, 22)).toBe('nausea');
  });

  it('takes the nearest of several places', () => {
    const body = 'nausea — and much later again nausea';
    expect(anchorMentions(body, [{ ...nausea, start: 28 }])[0]?.start).toBe(30);
    expect(anchorMentions(body, [{ ...nausea, start: 3 }])[0]?.start).toBe(0);
  });

  it('is dropped when its words are gone or were never any', () => {
    expect(anchorMentions('No such word.', [nausea])).toEqual([]);
    expect(anchorMentions('Some text.', [{ quote: '', start: 0, end: 0 }])).toEqual([]);
  });

  it('counts in UTF-16 code units, as JavaScript slices', () => {
    expect(anchorMentions('😀 nausea', [nausea])[0]).toMatchObject({ start: 3, end: 9 });
  });
});

describe('A slug', () => {
  it.each([
    ['How It Works: A Brief Overview', 'how-it-works-a-brief-overview'],
    ['Ménière’s disease', 'menieres-disease'],
    ['  S(+) and R(-)  ', 's-and-r'],
    ['漢字', ''],
    ['a'.repeat(119) + ' b', 'a'.repeat(119)],
  ])('of “%s” is “%s”', (words, slug) => {
    expect(slugify(words)).toBe(slug);
  });
});
