import { isForAnother, matchTag } from '../../../src/delivery/policy/match-tag';

const stored = {
  ifNoneMatch: '',
  ifModifiedSince: '',
  own: '"a-br"',
  etags: ['"a-br"', '"a-gzip"', '"a"'],
  lastModified: Date.parse('2026-03-01T12:00:00Z'),
};
const match = (sent: Partial<typeof stored>) => matchTag({ ...stored, ...sent });

describe('Whether the reader has the answer already', () => {
  it('by a tag, a list, a weak tag, a star, and the tag of another coding', () => {
    expect(match({ ifNoneMatch: '"a-br"' })).toBe('"a-br"');
    expect(match({ ifNoneMatch: '"x", W/"a-br" , "y"' })).toBe('"a-br"');
    expect(match({ ifNoneMatch: '*' })).toBe('"a-br"');
    expect(match({ ifNoneMatch: 'W/"a"' })).toBe('"a"');
    expect(match({ ifNoneMatch: '"with, comma", "a-gzip"' })).toBe('"a-gzip"');
  });

  it('not by another tag, nor by what is none', () => {
    for (const ifNoneMatch of ['"b"', 'a', 'a-br', '"a', '""', '"*"', 'w/"b"', ',', '\u0000']) {
      expect([ifNoneMatch, match({ ifNoneMatch })]).toEqual([ifNoneMatch, undefined]);
    }
  });

  it('by the date only where no tag is sent', () => {
    const ifModifiedSince = 'Sun, 01 Mar 2026 12:00:00 GMT';
    expect(match({ ifModifiedSince })).toBe('"a-br"');
    expect(match({ ifModifiedSince, ifNoneMatch: '"b"' })).toBeUndefined();
    expect(match({ ifModifiedSince: 'Sun, 01 Mar 2026 11:59:59 GMT' })).toBeUndefined();
    for (const odd of ['yesterday', '2026-03-01T12:00:00Z', '1772366400000', 'Some day']) {
      expect([odd, match({ ifModifiedSince: odd })]).toEqual([odd, undefined]);
    }
    expect(match({ ifModifiedSince: 'Sunday, 01-Mar-26 12:00:00 GMT' })).toBe('"a-br"');
    expect(match({ ifModifiedSince, lastModified: NaN })).toBeUndefined();
    expect(matchTag({ ...stored, ifModifiedSince, lastModified: undefined })).toBeUndefined();
  });
});

describe('Whether what is here is another than the one that was asked for', () => {
  it('not without a tag, nor by a star, a tag, a list, and the tag of another coding', () => {
    for (const ifMatch of ['', '*', ' * ', '"a-br"', '"x", "a"', '"with, comma","a-gzip"']) {
      expect([ifMatch, isForAnother(ifMatch, stored.etags)]).toEqual([ifMatch, false]);
    }
  });

  it('by another tag, by a weak one, and by what is none', () => {
    for (const ifMatch of ['"b"', 'W/"a"', 'a', '"a', '"b", W/"a-br"', ',']) {
      expect([ifMatch, isForAnother(ifMatch, stored.etags)]).toEqual([ifMatch, true]);
    }
  });
});
