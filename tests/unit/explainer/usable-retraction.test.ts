import { usableRetraction } from '../../../src/explainer/usable-retraction';

describe('Of what a draft says of its withdrawal readers get what they can use', () => {
  it.each([
    ['It was wrong.', 'other/one', 'It was wrong.', 'other/one'],
    ['  It was wrong. ', 'https://example.org/a', 'It was wrong.', 'https://example.org/a'],
    ['  ', null, 'Withdrawn by the publisher', null],
    ['Wrong.', 'javascript:alert(1)', 'Wrong.', null],
    ['Wrong.', 'a/b/c', 'Wrong.', null],
    ['Wrong.', 'data:text/html,x', 'Wrong.', null],
    ['Wrong.', '', 'Wrong.', null],
  ])('%j, %j', (reason, replacement, told, instead) => {
    expect(usableRetraction({ reason, replacement })).toEqual({
      reason: told,
      replacement: instead,
    });
  });
});
