import { judgeComputed } from '../../../src/delivery/policy/judge-computed';

const answer = (given: { status?: number; headers?: Record<string, string>; body?: string }) => ({
  status: given.status ?? 200,
  headers: { 'content-type': 'application/json', ...given.headers },
  body: Buffer.from(given.body ?? '{"data":null}'),
});

describe('Whether a computed answer may be given to everybody', () => {
  it('may be, where nothing speaks against it', () => {
    const harmless: Record<string, string>[] = [
      {},
      { 'access-control-allow-origin': '*' },
      { 'cache-control': 'public, max-age=60' },
      { 'cache-control': 'no-store' },
    ];
    for (const headers of harmless) {
      expect(judgeComputed(answer({ headers }), true)).toEqual({ storable: true });
    }
  });

  it.each([
    ['status 404', { status: 404 }],
    ['status 301', { status: 301 }],
    ['status 204', { status: 204 }],
    ['set-cookie', { headers: { 'set-cookie': 'a=b' } }],
    ['private', { headers: { 'cache-control': 'private, no-store' } }],
    ['origin', { headers: { 'access-control-allow-origin': 'https://partner.example' } }],
    ['errors', { body: '{"errors":[{"message":"Forbidden access"}],"data":null}' }],
    ['errors', { body: '{}' }],
  ])('not with %s', (reason, given) => {
    expect(judgeComputed(answer(given), true)).toEqual({ storable: false, reason });
  });

  it('an attribute that is called errors is one of REST', () => {
    expect(judgeComputed(answer({ body: '{"errors":1}' }), false)).toEqual({ storable: true });
  });
});
