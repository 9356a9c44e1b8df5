import { sha256 } from '../../../src/explainer/canonical-json';
import { createJudgedDocuments } from '../../../src/security/judged-documents';

const query = `query ($f: SectionFiltersInput) { ${Array.from(
  { length: 20 },
  (_, index) => `s${index}: sections(filters: $f) { slug }`,
).join(' ')} }`;
const byHash = (text: string) => ({
  extensions: { persistedQuery: { version: 1, sha256Hash: sha256(text) } },
});
const small = { f: { slug: { eq: 'one' } } };
const large = { f: { or: Array.from({ length: 10 }, () => ({ slug: { eq: 'one' } })) } };
const tooMany = { ok: false, message: expect.stringMatching(/expected at most 50 .*; got 200/) };

describe('A document is judged with the variables of each request', () => {
  it('where its text is sent', () => {
    const judge = createJudgedDocuments();
    for (let time = 0; time < 2; time += 1) {
      expect(judge({ query, variables: small })).toEqual({ ok: true });
      expect(judge({ query, variables: large })).toEqual(tooMany);
    }
  });

  it('and where only its hash is, of one that was sent before', () => {
    const judge = createJudgedDocuments();
    expect(judge({ ...byHash(query), variables: small })).toBeUndefined();
    expect(judge({ query, ...byHash(query), variables: small })).toEqual({ ok: true });
    expect(judge({ ...byHash(query), variables: small })).toEqual({ ok: true });
    expect(judge({ ...byHash(query), variables: large })).toEqual(tooMany);
  });

  it('of none that was sent without its hash, or was refused', () => {
    const judge = createJudgedDocuments();
    judge({ query });
    expect(judge(byHash(query))).toBeUndefined();
    const wide = `{ ${'articles { title } '.repeat(21)} }`;
    expect(judge({ query: wide, ...byHash(wide) })).toMatchObject({ ok: false });
    expect(judge(byHash(wide))).toBeUndefined();
  });

  it('and each time by the types that there are', () => {
    const judge = createJudgedDocuments((name) => name !== 'SectionFiltersInput');
    const unknown = { ok: false, message: expect.stringContaining('"SectionFiltersInput"') };
    for (let time = 0; time < 2; time += 1)
      expect(judge({ query, ...byHash(query), variables: small })).toEqual(unknown);
    expect(judge(byHash(query))).toBeUndefined();
  });

  it('and where there is neither, by whoever executes it', () => {
    expect(createJudgedDocuments()({})).toEqual({ ok: true });
  });
});
