import throttleLogins from '../../../../src/middlewares/throttle-logins';

const request = { headers: {}, socket: { remoteAddress: '192.0.2.1' } };

describe('A login that succeeded', () => {
  it('is answered so, also where it cannot be taken out of the count', async () => {
    const warnings: string[] = [];
    const giveBack = () => Promise.reject(new Error('the database is away'));
    const strapi = {
      get: () => async () => ({ admitted: true, giveBack }),
      log: { warn: (message: string) => warnings.push(message) },
    };
    const ctx = { method: 'POST', path: '/admin/login', req: request, status: 404 };
    const middleware = throttleLogins({}, { strapi: strapi as any });
    await middleware(ctx as any, async () => {
      ctx.status = 200;
    });
    expect([ctx.status, warnings]).toEqual([
      200,
      ['A login that succeeded stays counted as failed: Error: the database is away'],
    ]);
  });
});
