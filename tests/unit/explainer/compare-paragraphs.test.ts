import { compareParagraphs } from '../../../src/explainer/difference/compare-paragraphs';

/** A sequence of numbers below `most` that is the same for the same seed (Park and Miller's generator). */
const numbersFrom = (seed: number) => {
  let state = seed;
  return (most: number): number => {
    state = (state * 48_271) % 2_147_483_647;
    return state % most;
  };
};

const words = ['no', 'dose', '5', 'mg', 'never', '—', 'naïve', '👩‍⚕️', 'the', 'the  same', 'a.b', ''];

describe('Paragraphs are compared word by word', () => {
  it('what stayed and what went is the old text, what stayed and what came the new one', () => {
    const next = numbersFrom(7);
    const paragraph = (): string =>
      Array.from({ length: next(12) }, () => words[next(words.length)]).join(' ');
    const text = (): string =>
      Array.from({ length: next(6) }, paragraph).join('\n'.repeat(1 + next(2)));
    let changed = 0;
    for (let round = 0; round < 500; round += 1) {
      const [before, after] = [text(), text()];
      for (const change of compareParagraphs(before, after)) {
        changed += 1;
        const join = (other: string) =>
          change.words
            .filter(({ kind }) => kind === 'same' || kind === other)
            .map((run) => run.text)
            .join('');
        expect(join('removed')).toBe(change.before ?? '');
        expect(join('added')).toBe(change.after ?? '');
        expect(change.before).not.toBe(change.after);
      }
      expect(compareParagraphs(before, before)).toEqual([]);
    }
    expect(changed).toBeGreaterThan(500);
  });

  it('tells a paragraph that came in the middle from those around it', () => {
    expect(compareParagraphs('One.\n\nThree.', 'One.\n\nTwo.\n\nThree.')).toEqual([
      { before: null, after: 'Two.', words: [{ kind: 'added', text: 'Two.' }] },
    ]);
  });

  it('gives up on finding the least where two long texts have nothing in common, and tells both whole', () => {
    const long = (letter: string) =>
      Array.from({ length: 20_000 }, (_, index) => `${letter}${index}`).join(' ');
    const [change, ...others] = compareParagraphs(long('a'), long('b'));
    expect(others).toEqual([]);
    expect(change?.words.map(({ kind }) => kind)).toEqual(['removed', 'added']);
    const lines = (letter: string) => long(letter).replaceAll(' ', '\n');
    expect(compareParagraphs(lines('a'), lines('b'))).toHaveLength(20_000);
  });
});
