import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { canonicalJson } from '../../../src/explainer/canonical-json';

describe('Canonical JSON', () => {
  it('is what RFC 8785 says, of a value in order and of one that is not', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const json = canonicalJson(value);
        expect(json).toBe(canonicalize(value));
        expect(canonicalJson(JSON.parse(json))).toBe(json);
      }),
    );
  });

  it('puts keys that read as numbers in the order of their digits, at any depth', () => {
    expect(canonicalJson([{ b: 1, a: { 10: 'x', 9: 'y' } }])).toBe(
      '[{"a":{"10":"x","9":"y"},"b":1}]',
    );
  });

  it('leaves out what is undefined, and writes a date as its instant', () => {
    const at = new Date('2026-03-01T00:00:00.000Z');
    expect(canonicalJson({ a: undefined, at })).toBe('{"at":"2026-03-01T00:00:00.000Z"}');
  });

  it.each([NaN, Infinity, undefined])('refuses %s', (value) => {
    expect(() => canonicalJson(value)).toThrow();
    if (value !== undefined) expect(() => canonicalJson({ value })).toThrow();
  });
});
