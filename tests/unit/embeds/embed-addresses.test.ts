import { readEmbedQuery } from '../../../src/embeds/read-embed-query';
import { readOembedQuery } from '../../../src/embeds/read-oembed-query';
import { readOwnAddress } from '../../../src/embeds/read-own-address';
import { readSearch } from '../../../src/embeds/read-search';

const origin = 'https://health.example';

describe('An address of ours', () => {
  it.each([
    ['https://health.example/embed/a', 'explainer', ''],
    ['http://health.example/embed/a/b?theme=dark#x', 'section', '?theme=dark'],
    ['/embed/a/-/side-effects', 'side-effects', ''],
    ['https://health.example/embed/a/-/conditions/c/', 'condition', ''],
    ['https://health.example/api/explainers/a?format=html&locale=de', 'explainer', '?locale=de'],
    ['https://health.example/api/explainers/a/sections/b', 'section', ''],
    ['https://health.example/api/explainers/a/side-effects', 'side-effects', ''],
    ['https://health.example/api/explainers/a/conditions/c', 'condition', ''],
  ])('%s', (url, kind, search) => {
    expect(readOwnAddress(url, origin)).toMatchObject({ address: { kind }, search });
  });

  it.each([
    'https://health.example.evil.example/embed/a',
    'https://health.example:8443/embed/a',
    'https://user@health.example/embed/a',
    'https://health.example@evil.example/embed/a',
    '//evil.example/embed/a',
    '/\\evil.example/embed/a',
    'ftp://health.example/embed/a',
    'javascript:alert(1)',
    'https://health.example/embed',
    'https://health.example/embed/a/b/c',
    'https://health.example/admin',
    'embed/a',
    'not an address',
    '',
  ])('not %j', (url) => {
    expect(readOwnAddress(url, origin)).toBeUndefined();
  });

  it('none where nobody knows what ours are', () => {
    expect(readOwnAddress('http:///embed/a', 'http://')).toBeUndefined();
    expect(readOembedQuery('?url=/embed/a', 'http://')).toMatchObject({ ok: false, status: 404 });
  });
});

describe('Parameters stand once and mean themselves', () => {
  it.each([
    ['?a=1&a=2', 'a — expected once'],
    ['?%61=1&a=2', 'a — expected once'],
    ['?=1&=2', '"" — expected once'],
    ['?%00=1&%00=2', String.raw`"\u0000" — expected once`],
  ])('%s', (search, message) => {
    expect(readSearch(search)).toEqual({ ok: false, message });
  });

  it('also where they are named like a property of every object', () => {
    for (const name of ['constructor', '__proto__', 'toString', 'a[b]']) {
      const read = readEmbedQuery({ kind: 'explainer', names: { explainer: 'a' } }, `?${name}=1`);
      expect([name, read.ok]).toEqual([name, false]);
    }
  });

  it('and those that are left out have a value', () => {
    expect(readEmbedQuery({ kind: 'explainer', names: { explainer: 'a' } }, '')).toEqual({
      ok: true,
      value: {
        explainer: 'a',
        place: { kind: 'explainer' },
        headingLevel: 1,
        locale: null,
        theme: 'auto',
        show: [],
      },
    });
  });

  it.each([
    ['', ['references', 'review']],
    ['references', ['review']],
    ['review,references', []],
    ['notices,attribution', ['references', 'review']],
  ])('show=%s leaves out %j', (show, left) => {
    const read = readEmbedQuery({ kind: 'explainer', names: { explainer: 'a' } }, `?show=${show}`);
    expect(read).toMatchObject({ ok: true, value: { show: left } });
  });

  it('oEmbed parses no address that is longer than one of ours could be', () => {
    const canParse = jest.spyOn(URL, 'canParse');
    const ask = (url: string) => {
      canParse.mockClear();
      const read = readOembedQuery(`?url=${encodeURIComponent(url)}`, origin);
      return { read, isParsed: canParse.mock.calls.length > 0 };
    };
    const own = `${origin}/embed/a?show=`;
    const longest = own.padEnd(2_048, 'references,');
    // The premise: its length is in order, and its parameters are not.
    const message = expect.stringMatching(/^url: show — expected/);
    expect(ask(longest)).toEqual({ read: { ok: false, status: 400, message }, isParsed: true });
    for (const url of [`${longest}r`, `https://xn--${'a'.repeat(2_048)}.example/embed/a`])
      expect(ask(url)).toEqual({
        read: {
          ok: false,
          status: 400,
          message: `url — expected at most 2048 characters; got ${url.length}`,
        },
        isParsed: false,
      });
    canParse.mockRestore();
  });

  it('oEmbed passes over what the standard does not have, and nothing else', () => {
    const url = `?url=${origin}/embed/a`;
    expect(readOembedQuery(`${url}&dnt=1&discover=true`, origin).ok).toBe(true);
    for (const [more, status] of [
      ['&maxwidth=-1', 400],
      ['&maxwidth=0', 400],
      ['&maxheight=1.5', 400],
      ['&format=exe', 501],
      ['&format=', 501],
      ['&url=x', 400],
    ] as const) {
      expect([more, readOembedQuery(`${url}${more}`, origin)]).toMatchObject([more, { status }]);
    }
  });
});
