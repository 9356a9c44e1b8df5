import { judgeBody } from '../../../src/security/judge-body';
import { judgeHead } from '../../../src/security/judge-head';

const nested = (levels: number): unknown =>
  JSON.parse('{"a":'.repeat(levels - 1) + '{}' + '}'.repeat(levels - 1));

describe('A body', () => {
  it('may be 32 levels deep, and no deeper', () => {
    expect(judgeBody(nested(32))).toBeNull();
    expect(judgeBody(nested(33))).toMatch(/^body — expected at most 32 levels/);
    expect(judgeBody(JSON.parse('['.repeat(33) + ']'.repeat(33)))).toMatch(/at most 32 levels/);
  });

  it('of nothing but brackets is judged as well', () => {
    expect(judgeBody(JSON.parse('['.repeat(500_000) + ']'.repeat(500_000)))).toMatch(/32 levels/);
  });

  it('may hold 20,000 values in all, and no more', () => {
    const lists = (count: number) => Array.from({ length: 10 }, () => Array(count).fill(0));
    expect(judgeBody({ a: lists(1_998) })).toBeNull();
    expect(judgeBody({ a: lists(1_999) })).toBe(
      'body — expected at most 20,000 values, with lists and objects',
    );
    const named = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, index) => [`a${index}`, 1]));
    expect(judgeBody(named(20_000))).toBeNull();
    expect(judgeBody(named(20_001))).toMatch(/at most 20,000 values/);
  });

  it.each([
    ['numbers', `{"a":[${'0,'.repeat(520_000)}0]}`],
    ['lists', `{"a":[${'[],'.repeat(345_000)}0]}`],
    ['objects', `{"a":[${'{},'.repeat(345_000)}0]}`],
    ['lists of lists', `[${'[[],[],[]],'.repeat(94_000)}0]`],
    ['objects of one name', `[${'{"a":0},'.repeat(128_000)}0]`],
  ])('of a megabyte of %s holds too many', (_, text) => {
    expect(judgeBody(JSON.parse(text))).toMatch(/at most 20,000 values/);
  });

  it('has no NUL byte, in values or names', () => {
    expect(judgeBody({ data: { title: ['a\0b'] } })).toMatch(/NUL/);
    expect(judgeBody({ data: { 'a\0b': 1 } })).toMatch(/NUL/);
  });

  it('may be none, a text, or an article', () => {
    const article = {
      data: { title: 'T', review: { reviewedBy: { connect: [{ documentId: 'x' }] } }, codes: [{}] },
    };
    for (const body of [undefined, null, '', 'text', {}, article]) {
      expect(judgeBody(body)).toBeNull();
    }
  });
});

describe('The head of a request', () => {
  const head = {
    httpVersion: '1.1',
    host: 'explainers.example.org',
    method: 'POST',
    address: '/api/articles',
    path: '/api/articles',
    contentType: 'application/json',
    contentEncoding: '',
    accept: '',
  };
  const files = 'Multipart/Form-Data; boundary=x';

  it('names the server, which HTTP/1.0 did not', () => {
    const host = undefined;
    expect(judgeHead({ ...head, host })).toMatchObject({ status: 400, name: 'BadRequestError' });
    expect(judgeHead({ ...head, host, httpVersion: '1.0' })).toBeNull();
    expect(judgeHead({ ...head, host: '' })).toBeNull();
  });

  it('wishes for an answer in at most 1,000 characters', () => {
    const accept = `text/html, ${'a/b, '.repeat(197)}`;
    expect(judgeHead({ ...head, accept })).toBeNull();
    expect(judgeHead({ ...head, method: 'GET', accept: `${accept}a/b, ` })).toEqual({
      status: 400,
      name: 'BadRequestError',
      message: 'Accept — expected at most 1000 characters; got 1001',
    });
  });

  it('has an address of at most 12,000 characters', () => {
    expect(judgeHead({ ...head, address: 'x'.repeat(12_000) })).toBeNull();
    expect(judgeHead({ ...head, address: 'x'.repeat(12_001) })?.status).toBe(414);
  });

  it.each([
    '/upload',
    '/upload/',
    '/UPLOAD',
    '/upload/files',
    '/upload/files/3/replace',
    '/api/upload',
  ])('brings files to %s', (path) =>
    expect(judgeHead({ ...head, path, contentType: files })).toBeNull(),
  );

  it.each([
    '/',
    '/api/articles',
    '/graphql',
    '/admin/login',
    '/api/upload/files/3',
    '/uploads/x',
    '/upload/actions',
  ])('brings none to %s', (path) =>
    expect(judgeHead({ ...head, path, contentType: files })?.status).toBe(415),
  );

  it('says of no coding of the body', () => {
    expect(judgeHead({ ...head, contentEncoding: 'identity' })).toBeNull();
    // GraphQL's parsers take a body of all of these.
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND'])
      expect(judgeHead({ ...head, method, contentEncoding: 'gzip' })?.status).toBe(415);
  });

  it('says what it likes of a body that is never read', () => {
    for (const method of ['GET', 'HEAD'])
      expect(
        judgeHead({ ...head, method, contentType: files, contentEncoding: 'gzip' }),
      ).toBeNull();
    for (const method of ['DELETE', 'OPTIONS'])
      expect(judgeHead({ ...head, method, contentType: files })).toBeNull();
  });
});
