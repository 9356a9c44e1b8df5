import { comparingParagraphs } from '../../../src/explainer/difference/compare-paragraphs';

const compareParagraphs = (before: string, after: string) => comparingParagraphs()(before, after);

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

  it('tells whole what follows once much was compared, as much as was found word by word before', () => {
    const compare = comparingParagraphs();
    const rewritten = (section: number) => {
      const text = (letter: string) =>
        Array.from({ length: 150 }, (_, index) => `${letter}${section}.${index}`).join(' ');
      return compare(text('old'), text('new')).flatMap(({ words: runs }) => runs.length);
    };
    const runs = Array.from({ length: 100 }, (_, section) => rewritten(section)).flat();
    expect(runs).toHaveLength(100);
    expect(runs[0]).toBeGreaterThan(200);
    const whole = runs.indexOf(2);
    expect(whole).toBeGreaterThan(1);
    expect(whole).toBeLessThan(10);
    expect(new Set(runs.slice(whole))).toEqual(new Set([2]));
  });

  it('what is told whole begins and ends where the texts differ, and no paragraph in it stayed', () => {
    const lines = (letter: string, count: number) =>
      Array.from({ length: count }, (_, index) => `${letter}${index}`);
    const rewritten = [...lines('a', 1_000), 'The same.', ...lines('b', 1_000)];
    const changes = compareParagraphs(
      ['First.', ...rewritten, 'Last.'].join('\n'),
      [
        'First.',
        ...rewritten.map((line) => (line === 'The same.' ? line : `${line}.`)),
        'Last.',
      ].join('\n'),
    );
    expect(changes).toHaveLength(2_000);
    expect(changes.filter(({ before, after }) => before === after)).toEqual([]);
    expect(changes[0]).toMatchObject({ before: 'a0', after: 'a0.' });
  });
});
