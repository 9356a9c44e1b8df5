import { createReadThrottle } from '../../../../src/security/throttle/read-throttle';
import { createWindows } from '../../../../src/security/throttle/windows';

const clock = () => {
  const at = { milliseconds: 1_000_000 };
  return {
    now: () => at.milliseconds,
    pass: (milliseconds: number) => (at.milliseconds += milliseconds),
  };
};

describe('Counting in windows', () => {
  it('begins with the first, and begins again when the window is over', () => {
    const { now, pass } = clock();
    const { take } = createWindows({ mostKeys: 10, windowMilliseconds: 60_000, now });
    expect(take('a')).toEqual({ used: 1, leftMilliseconds: 60_000 });
    pass(59_999);
    expect(take('a')).toEqual({ used: 2, leftMilliseconds: 1 });
    expect(take('b')).toEqual({ used: 1, leftMilliseconds: 60_000 });
    pass(1);
    expect(take('a')).toEqual({ used: 1, leftMilliseconds: 60_000 });
  });

  it('takes back what was given back, and never more', () => {
    const { now, pass } = clock();
    const { take, giveBack } = createWindows({ mostKeys: 10, windowMilliseconds: 60_000, now });
    take('a');
    giveBack('a');
    giveBack('a');
    expect(take('a').used).toBe(1);
    pass(60_000);
    giveBack('a');
    expect(take('a').used).toBe(1);
  });

  it('keeps no more keys than it may, and those that come again', () => {
    const { now } = clock();
    const { take } = createWindows({ mostKeys: 100, windowMilliseconds: 60_000, now });
    take('kept');
    for (let index = 0; index < 100_000; index += 1) {
      take(`flood ${index}`);
      if (index % 50 === 0) take('kept');
    }
    expect(take('kept').used).toBeGreaterThan(2_000);
    expect(take('flood 0').used).toBe(1);
  });
});

describe('What an address may read', () => {
  const request = (address: string) => ({ headers: {}, socket: { remoteAddress: address } });

  it('is told with each answer as draft-ietf-httpapi-ratelimit-headers has it', () => {
    const { now, pass } = clock();
    const { anonymous } = createReadThrottle({ mostEachMinute: 2, isBehindProxy: false, now });
    const fieldsOf = (remaining: number, seconds: number) => ({
      'RateLimit-Policy': '"anonymous";q=2;w=60',
      RateLimit: `"anonymous";r=${remaining};t=${seconds}`,
    });
    expect(anonymous(request('192.0.2.1'))).toMatchObject({
      admitted: true,
      fields: fieldsOf(1, 60),
    });
    pass(10_500);
    expect(anonymous(request('192.0.2.1'))).toMatchObject({
      admitted: true,
      fields: fieldsOf(0, 50),
    });
    expect(anonymous(request('192.0.2.1'))).toEqual({
      admitted: false,
      fields: fieldsOf(0, 50),
      retryAfterSeconds: 50,
    });
    expect(anonymous(request('192.0.2.2')).admitted).toBe(true);
  });

  const start = (mostEachMinute: number) => {
    const { now, pass } = clock();
    const throttle = createReadThrottle({ mostEachMinute, isBehindProxy: false, now });
    const anonymous = () => throttle.anonymous(request('192.0.2.1')).admitted;
    const show = (credential: string, isCredential: boolean) => {
      const turn = throttle.unproven(request('192.0.2.1'), credential);
      if (turn.admitted && isCredential) turn.prove();
      return turn.admitted;
    };
    return { anonymous, show, pass };
  };

  it('is the same with a credential that is none, however it is varied', () => {
    const { anonymous, show } = start(3);
    expect([show('a', false), show('b', false), anonymous(), show('c', false)]).toEqual([
      ...[true, true, true, false],
    ]);
    expect(anonymous()).toBe(false);
  });

  it('is not what a credential reads that was one, which goes on where there is nothing left', () => {
    const { anonymous, show, pass } = start(3);
    for (let time = 0; time < 9; time += 1) expect(show('token', true)).toBe(true);
    expect([anonymous(), anonymous(), anonymous(), anonymous()]).toEqual([true, true, true, false]);
    expect([show('token', true), show('another', true)]).toEqual([true, false]);
    pass(60_000);
    expect(show('another', true)).toBe(true);
  });

  it('counts a credential again that was not one for ten minutes', () => {
    const { anonymous, show, pass } = start(1);
    expect([show('token', true), show('token', false), anonymous()]).toEqual([true, true, true]);
    pass(600_000);
    expect([anonymous(), show('token', false)]).toEqual([true, false]);
  });

  it('has no bound, and says nothing of one, where it is 0', () => {
    const { now } = clock();
    const { anonymous } = createReadThrottle({ mostEachMinute: 0, isBehindProxy: false, now });
    for (let time = 0; time < 1_000; time += 1) {
      expect(anonymous(request('192.0.2.1'))).toMatchObject({ admitted: true, fields: {} });
    }
  });
});
