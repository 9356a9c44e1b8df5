import { isDocument, judgeAnswer, measureAnswer } from '../../../src/security/judge-answer';

describe('What an answer holds', () => {
  it('counts each document and text wherever it stands', () => {
    const shared = { id: 2, name: 'four', tags: ['ab', 1, null] };
    expect(measureAnswer([{ id: 1, one: shared, all: [shared, shared] }])).toEqual({
      documents: 4,
      bytes: 18,
    });
  });

  it('is measured in time that grows with what was read, not with what it comes to', () => {
    let document: object = { id: 0, text: 'x' };
    for (let level = 1; level <= 50; level += 1)
      document = { id: level, below: [document, document] };
    expect(measureAnswer(document)).toEqual({ documents: 2 ** 51 - 1, bytes: 2 ** 50 });
  });

  it('counts no row that says how many documents a relation leads to', () => {
    expect([{ id: 1 }, { count: 7, article_id: 1 }, 'id', null].map(isDocument)).toEqual([
      ...[true, false, false, false],
    ]);
  });

  it.each([[undefined], [null], [new Date()], [7], [{ results: [] }]])(
    'is nothing in %p',
    (read) => {
      expect(measureAnswer(read)).toEqual({ documents: 0, bytes: 0 });
    },
  );

  it('is judged by its documents, and by its bytes', () => {
    const judge = (documents: number, bytes: number) =>
      judgeAnswer({ documents, bytes }, { documents: 10, bytes: 100 }, 'ask for less');
    expect(judge(10, 100)).toBeNull();
    expect(judge(11, 0)).toBe('expected an answer of at most 10 documents; got 11: ask for less');
    expect(judge(0, 101)).toBe('expected an answer of at most 100 bytes; got 101: ask for less');
    expect(judgeAnswer({ documents: 11, bytes: 0 }, { bytes: 100 }, '')).toBeNull();
  });
});
