import { preferEncoding, preferForm } from '../../../src/delivery/policy/prefer';

describe('What a reader likes best', () => {
  it.each([
    ['', 'json'],
    ['*/*', 'json'],
    ['text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', 'html'],
    ['application/ld+json', 'jsonld'],
    ['application/graphql-response+json, application/json;q=0.9', 'json'],
    ['text/*;q=0.5, text/markdown', 'markdown'],
    ['application/json; charset=utf-8', 'json'],
    ['text/html;level=1;q=0.4, text/markdown; variant="a,b;c"', 'markdown'],
    ['application/ld+json; profile="http://www.w3.org/ns/json-ld#compacted"', 'jsonld'],
    ['application/json;charset=utf-8;q=0', undefined],
    ['image/png', undefined],
    ['application/json;q=0', undefined],
    ['\u0000;;;q=', undefined],
  ])('Accept: %s is %s', (accept, form) => {
    expect(preferForm(accept)?.name).toBe(form);
  });

  it.each([
    ['', 'identity'],
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip', 'gzip'],
    ['br;q=0, gzip', 'gzip'],
    ['*', 'br'],
    ['*;q=0', 'identity'],
    ['identity;q=0', 'identity'],
    ['identity;q=0, *;q=0', 'identity'],
    ['deflate', 'identity'],
    ['gzip;q=zero', 'identity'],
  ])('Accept-Encoding: %s is %s', (acceptEncoding, encoding) => {
    expect(preferEncoding(acceptEncoding)).toBe(encoding);
  });
});
