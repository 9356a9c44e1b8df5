import { judgeLogin } from '../../../../src/security/throttle/judge-login';
import { createLoginThrottle } from '../../../../src/security/throttle/login-throttle';
import { createWindows } from '../../../../src/security/throttle/windows';

const startThrottle = (bounds: { perAddress: number; inAll: number | null }) => {
  const at = { milliseconds: 1_000 };
  const now = () => at.milliseconds;
  const windows = createWindows({ mostKeys: 1_000, windowMilliseconds: 300_000, now });
  let asked = 0;
  const counter = {
    ...windows,
    take: (key: string) => {
      asked += 1;
      return windows.take(key);
    },
  };
  const throttle = createLoginThrottle(counter, 'login', bounds, now);
  const fail = async (address: string, times: number) => {
    const admitted: boolean[] = [];
    for (let time = 0; time < times; time += 1) {
      admitted.push((await throttle(address)).admitted);
    }
    return admitted.filter(Boolean).length;
  };
  const pass = (milliseconds: number) => (at.milliseconds += milliseconds);
  const another = createLoginThrottle(counter, 'login', bounds, now);
  return { throttle, another, fail, pass, asked: () => asked };
};

describe('Tries to log in', () => {
  it('are bounded for each address, until the window is over', async () => {
    const { throttle, fail, pass } = startThrottle({ perAddress: 3, inAll: 100 });
    expect(await fail('a', 10)).toBe(3);
    expect(await fail('b', 2)).toBe(2);
    pass(299_999);
    expect(await throttle('a')).toEqual({ admitted: false, retryAfterSeconds: 1 });
    pass(1);
    expect(await fail('a', 10)).toBe(3);
  });

  it('are bounded for all addresses together', async () => {
    const { throttle, fail } = startThrottle({ perAddress: 3, inAll: 5 });
    expect([await fail('a', 3), await fail('b', 3), await fail('c', 3)]).toEqual([3, 2, 0]);
    expect(await throttle('d')).toEqual({ admitted: false, retryAfterSeconds: 300 });
  });

  it('that are refused to all count for none of them', async () => {
    const { fail, pass } = startThrottle({ perAddress: 3, inAll: 2 });
    expect(await fail('a', 2)).toBe(2);
    for (let time = 0; time < 3; time += 1) {
      pass(50_000);
      expect(await fail('b', 1)).toBe(0);
    }
    pass(150_000);
    expect(await fail('b', 2)).toBe(2);
  });

  it('of an address that is refused already lock nobody else out, and cost no look at the counts', async () => {
    const { fail, asked } = startThrottle({ perAddress: 3, inAll: 5 });
    expect(await fail('a', 1_000)).toBe(3);
    expect(asked()).toBeLessThan(10);
    expect(await fail('b', 1)).toBe(1);
  });

  it('are not counted where they succeed', async () => {
    const { throttle, fail } = startThrottle({ perAddress: 3, inAll: 5 });
    for (let time = 0; time < 50; time += 1) {
      const turn = await throttle('a');
      if (!turn.admitted) throw new Error('refused');
      await turn.giveBack();
    }
    expect(await fail('a', 10)).toBe(3);
  });

  it('are not forgotten for one that succeeds', async () => {
    const { throttle, fail } = startThrottle({ perAddress: 3, inAll: 100 });
    await fail('a', 2);
    const turn = await throttle('a');
    if (turn.admitted) await turn.giveBack();
    expect(await fail('a', 10)).toBe(1);
  });

  it('that were right keep nobody out, however many came at once', async () => {
    const { throttle, fail } = startThrottle({ perAddress: 3, inAll: 5 });
    for (const address of ['a', 'b', 'a']) {
      const turns = await Promise.all(Array.from({ length: 50 }, () => throttle(address)));
      const admitted = turns.flatMap((turn) => (turn.admitted ? [turn] : []));
      expect(admitted).toHaveLength(3);
      for (const turn of admitted) await turn.giveBack();
    }
    expect([await fail('a', 3), await fail('b', 2)]).toEqual([3, 2]);
  });

  it('that were right at another instance keep nobody out for long', async () => {
    const { throttle, another, pass } = startThrottle({ perAddress: 3, inAll: 100 });
    const turns = [await throttle('a'), await throttle('a'), await throttle('a')];
    expect(await another('a')).toEqual({ admitted: false, retryAfterSeconds: 300 });
    for (const turn of turns) if (turn.admitted) await turn.giveBack();
    pass(5_000);
    expect((await another('a')).admitted).toBe(true);
  });
});

describe('What is a try', () => {
  it.each([
    ['POST', '/admin/login'],
    ['POST', '/admin/login/'],
    ['POST', '/ADMIN/Login'],
    ['POST', '/admin/register'],
    ['POST', '/admin/register-admin'],
    ['POST', '/admin/forgot-password'],
    ['POST', '/admin/reset-password'],
    ['GET', '/admin/registration-info'],
    ['HEAD', '/admin/registration-info'],
    ['POST', '/admin/access-token'],
    ['PUT', '/admin/users/me'],
    ['PUT', '/admin/Users/me/'],
  ])('%s %s is', (method, path) => expect(judgeLogin(method, path)).not.toBeNull());

  it.each([
    ['GET', '/admin/login'],
    ['POST', '/admin/logout'],
    ['GET', '/admin/access-token'],
    ['GET', '/admin/users/me'],
    ['PUT', '/admin/users/7'],
    ['GET', '/admin/init'],
    ['POST', '/api/articles'],
  ])('%s %s is none', (method, path) => expect(judgeLogin(method, path)).toBeNull());
});
