import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { encodeBody } from '../../../src/delivery/front-door/encode-body';
import { createStoredAnswer } from '../../../src/delivery/front-door/stored-answer';

jest.mock('../../../src/delivery/front-door/encode-body', () => {
  const original = jest.requireActual('../../../src/delivery/front-door/encode-body');
  return { encodeBody: jest.fn(original.encodeBody) };
});

const stored = (body: string, headers: Record<string, string> = {}) =>
  createStoredAnswer(
    {
      status: 200,
      headers: { 'content-type': 'application/json', ...headers },
      body: Buffer.from(body),
    },
    { number: 1, computedAt: 0, keptUntil: 60_000 },
  );
const long = JSON.stringify({ text: 'word '.repeat(1_000) });

const headersOf = (flat: readonly string[]): Record<string, string> =>
  Object.fromEntries(
    flat.flatMap((name, index) => (index % 2 === 0 ? [[name, flat[index + 1]!]] : [])),
  );

describe('An answer in memory', () => {
  it('is coded once for each coding, and each has its tag, its length and its bytes', async () => {
    const answer = stored(long, { etag: '"a"', vary: 'Origin' });
    expect(answer.ready('br')).toBeUndefined();
    const [one, other] = await Promise.all([answer.encode('br'), answer.encode('br')]);
    expect(other).toBe(one);
    expect(answer.ready('br')).toBe(one);
    expect(await answer.encode('br')).toBe(one);
    expect(brotliDecompressSync(one.body).toString()).toBe(long);
    expect(gunzipSync((await answer.encode('gzip')).body).toString()).toBe(long);
    expect(headersOf(one.headers)).toMatchObject({
      etag: '"a-br"',
      vary: 'Origin, Accept-Encoding',
      'content-encoding': 'br',
      'content-length': String(one.body.length),
    });
    expect(answer.etags).toEqual(['"a-br"', '"a-gzip"', '"a"']);
  });

  it('is coded again after that failed', async () => {
    const answer = stored(long);
    jest.mocked(encodeBody).mockRejectedValueOnce(new Error('no memory'));
    await expect(answer.encode('gzip')).rejects.toThrow('no memory');
    expect(gunzipSync((await answer.encode('gzip')).body).toString()).toBe(long);
  });

  it.each([
    ['too small', '{"data":[]}', 'application/json'],
    ['an image', long, 'image/png'],
  ])('has one form in whatever coding where it is %s', async (_, body, type) => {
    const answer = stored(body, { 'content-type': type });
    const plain = answer.ready('identity');
    for (const encoding of ['br', 'gzip', 'identity'] as const) {
      expect(answer.ready(encoding)).toBe(plain);
      expect(await answer.encode(encoding)).toBe(plain);
    }
    expect(answer.ready('br')).toBe(plain);
    expect(plain?.body.toString()).toBe(body);
    expect(headersOf(plain?.headers ?? [])['content-encoding']).toBeUndefined();
  });

  it('is sent with a tag of its bytes where it has none, or a weak one', () => {
    const tag = (headers: Record<string, string>) => stored(long, headers).ready('identity')?.etag;
    expect(tag({})).toMatch(/^"[\w-]{22}"$/);
    expect(tag({ etag: 'W/"a"' })).toBe(tag({}));
    expect(tag({ etag: '"a"' })).toBe('"a"');
  });

  it('says 304 without anything about a body, and with all else', () => {
    const form = stored(long, { 'content-security-policy': "default-src 'self'" }).ready(
      'identity',
    );
    const { 'content-type': type, 'content-length': length, ...others } = headersOf(form!.headers);
    expect([type, length]).toEqual(['application/json', String(long.length)]);
    expect(headersOf(form!.notModifiedHeaders)).toEqual(others);
  });
});
