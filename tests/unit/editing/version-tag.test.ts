import {
  changedFields,
  isMet,
  readPrecondition,
  versionTag,
} from '../../../src/editing/version-tag';

const article = { title: 'One', lead: null, codes: [{ system: 'mesh', code: 'D007649' }] };
const names = Object.keys(article);

describe('A version is what a document says', () => {
  it('is the same for the same content, in whatever order it is read', () => {
    const { title, lead, codes } = article;
    expect(versionTag({ codes, lead, title })).toBe(versionTag(article));
  });

  it('moves with every field, and tells which', () => {
    for (const [field, value] of [
      ['title', 'Two'],
      ['lead', ''],
      ['codes', [{ system: 'mesh', code: 'D007650' }]],
    ] as const) {
      const other = versionTag({ ...article, [field]: value });
      expect(other).not.toBe(versionTag(article));
      expect(changedFields(versionTag(article), other, names)).toEqual([field]);
    }
  });

  it('tells of no fields where the older one is none of such a document', () => {
    const version = versionTag(article);
    expect(changedFields('"other"', version, names)).toBeUndefined();
    expect(changedFields(versionTag({ title: 'One' }), version, names)).toBeUndefined();
  });
});

describe('What a write says of the version it is meant for', () => {
  const read = (ifMatch?: string, ifNoneMatch?: string) =>
    readPrecondition({ ifMatch, ifNoneMatch });

  it('is read as HTTP has it', () => {
    expect(read()).toEqual({ kind: 'none' });
    expect(read(' * ')).toEqual({ kind: 'any' });
    expect(read(undefined, '*')).toEqual({ kind: 'absent' });
    expect(read('"a"')).toEqual({ kind: 'one of', tags: ['"a"'] });
    expect(read('"a" , ,W/"b",\t"c,d"')).toEqual({ kind: 'one of', tags: ['"a"', '"c,d"'] });
  });

  it('is refused where it is malformed, or says two things', () => {
    for (const header of ['a', '"a', '"a" "b"', ',', 'w/"a"', '*, "a"', '"a"b']) {
      expect([header, read(header)]).toEqual([header, undefined]);
    }
    expect(read(undefined, '"a"')).toBeUndefined();
    expect(read('"a"', '*')).toBeUndefined();
  });

  it('reads a long list that ends badly in no time', () => {
    expect(read(`${'"a" , , ,\t'.repeat(1_000)}x`)).toBeUndefined();
  });

  it('holds for the stored version only', () => {
    expect(isMet({ kind: 'one of', tags: ['"a"', '"b"'] }, '"b"')).toBe(true);
    expect(isMet({ kind: 'one of', tags: ['"a"'] }, '"b"')).toBe(false);
    expect(isMet({ kind: 'one of', tags: ['"a"'] }, undefined)).toBe(false);
    expect(isMet({ kind: 'any' }, undefined)).toBe(false);
    expect(isMet({ kind: 'absent' }, '"a"')).toBe(false);
    expect(isMet({ kind: 'absent' }, undefined)).toBe(true);
  });
});
