import { isForReaders, parseJson, readRefusal } from '../../../src/browser/refusal';

const origin = 'https://health.example';
const gone = (replacement: unknown) =>
  readRefusal({ error: { message: 'Retracted.', details: { replacement } } }, origin);

describe('What an element says where there is no text', () => {
  it.each([
    ['other', `${origin}/embed/other`],
    ['other/one', `${origin}/embed/other/one`],
    ['https://example.org/better', 'https://example.org/better'],
  ])('it leads to what to read instead: %s', (replacement, url) => {
    expect(gone(replacement)).toEqual({
      words: 'Retracted.',
      link: { words: 'Read this instead', url },
    });
  });

  it.each([null, undefined, '', 7, 'javascript:alert(1)', '//evil.example', 'data:text/html,x'])(
    'it leads nowhere else: %s',
    (replacement) => {
      expect(gone(replacement)).toEqual({ words: 'Retracted.', link: null });
    },
  );

  it.each([null, 'text', {}, { error: { message: 7 } }])('it says something of %j too', (body) => {
    expect(readRefusal(body, origin)).toEqual({
      words: 'There is nothing to read here.',
      link: null,
    });
  });

  it.each([
    [410, {}, true],
    [403, { error: { message: 'Not passed on', details: {} } }, true],
    [403, { error: { message: 'Origin — …', details: { origin: 'https://a.example' } } }, false],
    [400, {}, false],
    [404, {}, false],
    [429, undefined, false],
    [410, undefined, false],
    [403, '<html>', false],
    [503, '<html>', false],
  ])('%i with %j is for readers: %s', (status, body, expected) => {
    expect(isForReaders(status, body)).toBe(expected);
  });

  it('what is no JSON is nothing', () => {
    expect([parseJson('{"a":1}'), parseJson('<html>'), parseJson('')]).toEqual([
      { a: 1 },
      undefined,
      undefined,
    ]);
  });
});
