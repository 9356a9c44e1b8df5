import { judgeLink, signLink, type PreviewLink } from '../../../src/preview/policy/preview-link';

const secret = 'a secret of this server';
const link: PreviewLink = {
  type: 'section',
  documentId: 'abcdefghijklmnopqrstuvwx',
  article: 'zyxwvutsrqponmlkjihgfedc',
  locale: 'en',
  version: 'draft',
  expiresAt: 1_000_000,
};

describe('A preview link says by itself what it is for', () => {
  it('until it expires', () => {
    const text = signLink(link, secret);
    expect(judgeLink(text, secret, 999_999)).toEqual({ kind: 'good', link });
    expect(judgeLink(text, secret, 1_000_000)).toEqual({ kind: 'expired' });
  });

  it('and may stand in a URL as it is', () => {
    expect(signLink(link, secret)).toMatch(/^[\w-]+\.[\w-]+$/);
  });

  it('to nobody with another secret', () => {
    expect(judgeLink(signLink(link, secret), 'another', 0)).toEqual({ kind: 'unknown' });
  });

  it('not after any one character of it was changed', () => {
    const text = signLink(link, secret);
    for (let index = 0; index < text.length; index += 1) {
      const other = text[index] === 'A' ? 'B' : 'A';
      const altered = text.slice(0, index) + other + text.slice(index + 1);
      expect(judgeLink(altered, secret, 0)).toEqual({ kind: 'unknown' });
    }
  });

  it.each([[undefined], [null], [''], ['.'], ['a.b'], ['a.b.c'], [['a']], [{ a: 1 }], [7]])(
    'and %j is none',
    (text) => {
      expect(judgeLink(text, secret, 0)).toEqual({ kind: 'unknown' });
    },
  );
});
