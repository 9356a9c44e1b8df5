import { readFileSync } from 'node:fs';
import { codeOfName, codeOfStatus } from '../../../src/errors/graphql-codes';
import { refuseRequest } from '../../../src/security/refuse-request';

const statuses = Array.from({ length: 200 }, (_, index) => 400 + index);
const documented = readFileSync('docs/frontend-developers.md', 'utf8');

describe('What went wrong has one code in GraphQL', () => {
  it('whoever says so', () => {
    expect([codeOfStatus(429), codeOfName('RateLimitError')]).toEqual(
      Array(2).fill('TOO_MANY_REQUESTS'),
    );
    const ctx = { path: '/graphql', set: () => undefined, body: undefined as unknown };
    refuseRequest(ctx as any, { status: 429, name: 'RateLimitError', message: 'Later.' });
    expect(ctx.body).toEqual({
      errors: [{ message: 'Later.', extensions: { code: 'TOO_MANY_REQUESTS' } }],
    });
  });

  it('by the name of the error as by the status of the answer', () => {
    for (const [status, name, code] of [
      [400, 'BadRequestError', 'BAD_REQUEST'],
      [401, 'UnauthorizedError', 'UNAUTHENTICATED'],
      [403, 'ForbiddenError', 'FORBIDDEN'],
      [404, 'NotFoundError', 'NOT_FOUND'],
      [405, 'MethodNotAllowedError', 'METHOD_NOT_ALLOWED'],
      [409, 'ConflictError', 'CONFLICT'],
      [410, 'GoneError', 'GONE'],
      [413, 'PayloadTooLargeError', 'PAYLOAD_TOO_LARGE'],
      [414, 'UriTooLongError', 'URI_TOO_LONG'],
      [415, 'UnsupportedMediaTypeError', 'UNSUPPORTED_MEDIA_TYPE'],
      [503, 'ServiceUnavailableError', 'SERVICE_UNAVAILABLE'],
    ] as const) {
      expect([codeOfStatus(status), codeOfName(name)]).toEqual([code, code]);
    }
    // What Strapi throws where nothing more is known of it is the reader's.
    expect(codeOfName('ApplicationError')).toBe('BAD_USER_INPUT');
    expect([codeOfStatus(200), codeOfStatus(500), codeOfName('ValidationError')]).toEqual(
      Array(3).fill(undefined),
    );
  });

  it('and the guide for frontend developers has all of them', () => {
    const codes = statuses.flatMap((status) => codeOfStatus(status) ?? []);
    expect(codes.length).toBeGreaterThan(10);
    for (const code of codes) expect(documented).toContain(`\`${code}\``);
  });
});
