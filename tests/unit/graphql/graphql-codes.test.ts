import { readFileSync } from 'node:fs';
import { codeOfName, codeOfStatus } from '../../../src/graphql-codes';
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

  it('and the guide for frontend developers has all of them', () => {
    const codes = statuses.flatMap((status) => codeOfStatus(status) ?? []);
    expect(codes.length).toBeGreaterThan(10);
    // Where nothing is there, GraphQL says null.
    for (const code of codes.filter((one) => one !== 'NOT_FOUND'))
      expect(documented).toContain(`\`${code}\``);
  });
});
