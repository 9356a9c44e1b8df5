import { judgeMetricsReader } from '../../../src/operations/metrics/judge-reader';

const token = 'a-token-of-a-scraper';
const judge = (remoteAddress: string | undefined, headers = {}, given?: string) =>
  judgeMetricsReader({ remoteAddress, headers }, given).ok;

describe('The figures', () => {
  it.each(['127.0.0.1', '127.1.2.3', '::1', '::ffff:127.0.0.1'])('are for %s', (address) => {
    expect(judge(address)).toBe(true);
  });
  it.each(['10.0.0.1', '192.168.0.1', '::ffff:10.0.0.1', '2001:db8::1', undefined])(
    'are not for %s',
    (address) => expect(judge(address)).toBe(false),
  );
  it.each(['x-forwarded-for', 'forwarded', 'x-real-ip', 'via', 'x-forwarded-host', 'origin'])(
    'are not for what a proxy or a page on this machine sends on (%s)',
    (name) => expect(judge('127.0.0.1', { [name]: '127.0.0.1' })).toBe(false),
  );
  it('are for whoever shows the token, from wherever, and for nobody else', () => {
    const shown = { authorization: `Bearer ${token}`, 'x-forwarded-for': '10.0.0.1' };
    expect(judge('10.0.0.1', shown, token)).toBe(true);
    for (const authorization of ['', 'Bearer ', `Bearer ${token}x`, `Basic ${token}`, token]) {
      expect(judge('127.0.0.1', { authorization }, token)).toBe(false);
    }
    expect(judge('127.0.0.1', {}, token)).toBe(false);
    // Without a token, none is right.
    expect(judge('10.0.0.1', { authorization: 'Bearer undefined' })).toBe(false);
  });
});
