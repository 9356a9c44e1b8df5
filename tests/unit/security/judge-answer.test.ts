import { judgeAnswer, measureAnswer } from '../../../src/security/judge-answer';

describe('What an answer holds', () => {
  it('counts each document and text wherever it stands', () => {
    const shared = { id: 2, name: 'four', tags: ['ab', 1, null] };
    expect(measureAnswer([{ id: 1, one: shared, all: [shared, shared] }])).toEqual({
      documents: 4,
      characters: 18,
    });
  });

  it('is measured in time that grows with what was read, not with what it comes to', () => {
    let document: object = { id: 0, text: 'x' };
    for (let level = 1; level <= 50; level += 1)
      document = { id: level, below: [document, document] };
    expect(measureAnswer(document)).toEqual({ documents: 2 ** 51 - 1, characters: 2 ** 50 });
  });

  it.each([[undefined], [null], [new Date()], [7], [{ results: [] }]])(
    'is nothing in %p',
    (read) => {
      expect(measureAnswer(read)).toEqual({ documents: 0, characters: 0 });
    },
  );

  it('is judged by its documents, and by its characters', () => {
    const limits = { mostDocuments: 10, remedy: 'ask for less' };
    expect(judgeAnswer({ documents: 10, characters: 16_000_000 }, limits)).toBeNull();
    expect(judgeAnswer({ documents: 11, characters: 0 }, limits)).toBe(
      'expected an answer of at most 10 documents; got 11: ask for less',
    );
    expect(judgeAnswer({ documents: 0, characters: 16_000_001 }, limits)).toBe(
      'expected an answer of at most 16000000 characters; got 16000001: ask for less',
    );
  });
});
