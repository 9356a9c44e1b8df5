import { judgeRequest } from '../../../src/delivery/policy/judge-request';

const anonymous = ['Host', 'explainers.example.org', 'Accept', '*/*', 'User-Agent', 'Mozilla/5.0'];
const judge = (...headers: string[]) =>
  judgeRequest('GET', '/api/articles', [...anonymous, ...headers]);

describe('Whether a request may be answered from memory', () => {
  it('takes an anonymous read, whatever harmless headers come along', () => {
    // Of these, an object has something under its name that nobody put there.
    expect(judge('constructor', 'x', '__proto__', 'y')).toMatchObject({ cacheable: true });
    const sent = ['Origin', 'https://partner.example', 'X-Forwarded-For', '1.2.3.4', 'CF-Ray', 'x'];
    expect(judge(...sent, 'Referer', 'y'.repeat(16_000))).toMatchObject({ cacheable: true });
    expect(judgeRequest('HEAD', '/api/articles', anonymous)).toMatchObject({
      cacheable: true,
      isHead: true,
    });
  });

  it.each([
    ['Authorization', 'Bearer x', 'credentials'],
    ['AUTHORIZATION', '', 'credentials'],
    ['Proxy-Authorization', 'Basic x', 'credentials'],
    ['Cookie', 'a=b', 'cookie'],
    ['strapi-response-format', 'v4', 'unusual header'],
    ['Strapi-Encode-Source-Maps', 'true', 'unusual header'],
    ['x-strapi-refresh-cookie', 'httpOnly', 'unusual header'],
    ['If-Match', '"a"', 'unusual header'],
    ['If-Unmodified-Since', 'Wed, 25 Nov 2026 20:25:42 GMT', 'unusual header'],
    ['Transfer-Encoding', 'chunked', 'unusual header'],
    ['Content-Length', '3', 'body'],
  ])('hands on a read with %s: %s', (name, value, reason) => {
    expect(judge(name, value)).toEqual({ cacheable: false, reason });
  });

  it('hands on other methods and addresses longer than 2,048 characters', () => {
    for (const method of ['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'get', '']) {
      expect(judgeRequest(method, '/', [])).toEqual({ cacheable: false, reason: 'method' });
    }
    const address = `/api/articles?a=${'b'.repeat(2_048)}`;
    expect(judgeRequest('GET', address, [])).toEqual({ cacheable: false, reason: 'address' });
  });

  it('hands on what names no server', () => {
    expect(judgeRequest('GET', '/api/articles', ['Accept', '*/*'])).toEqual({
      cacheable: false,
      reason: 'host',
    });
  });

  it('takes two headers of one name as the list of both', () => {
    const sent = ['If-None-Match', '"a"', 'if-none-match', '"b"', 'Accept', 'text/html'];
    expect(judge(...sent)).toMatchObject({ ifNoneMatch: '"a", "b"', accept: '*/*, text/html' });
  });

  it('takes a POST only as JSON of a known, modest length', () => {
    const post = (...headers: string[]) =>
      judgeRequest('POST', '/graphql', ['Host', 'a', ...headers]);
    const type = ['Content-Type', 'application/json; charset=utf-8'];
    expect(post(...type, 'Content-Length', '20')).toMatchObject({ cacheable: true, bodyBytes: 20 });
    expect(post(...type, 'Content-Length', '20', 'If-None-Match', '*')).toMatchObject({
      cacheable: true,
      ifNoneMatch: '',
    });
    for (const headers of [
      type,
      [...type, 'Content-Length', '0'],
      [...type, 'Content-Length', '16385'],
      [...type, 'Content-Length', 'x'],
      ['Content-Type', 'text/plain', 'Content-Length', '20'],
      ['Content-Type', 'application/json; charset=latin1', 'Content-Length', '20'],
      ['Content-Length', '20'],
    ]) {
      expect([headers, post(...headers)]).toEqual([headers, { cacheable: false, reason: 'body' }]);
    }
    expect(post(...type, 'Content-Length', '20', 'Content-Encoding', 'gzip')).toEqual({
      cacheable: false,
      reason: 'unusual header',
    });
  });
});
