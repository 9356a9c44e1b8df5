import { inOrder } from '../../../src/event-loop/in-order';

describe('What is done in order', () => {
  it('begins when the one before is done, for the same request alone', async () => {
    const request = {};
    const happened: string[] = [];
    const work = (name: string) => async () => {
      happened.push(`${name} begins`);
      await new Promise((resolve) => setImmediate(resolve));
      happened.push(`${name} ends`);
      return name;
    };
    const all = [inOrder(request, work('a')), inOrder(request, work('b')), inOrder({}, work('c'))];
    expect(await Promise.all(all)).toEqual(['a', 'b', 'c']);
    const ofRequest = happened.filter((what) => !what.startsWith('c'));
    expect(ofRequest).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
    expect(happened.indexOf('c begins')).toBeLessThan(happened.indexOf('b begins'));
  });

  it('goes on where one fails, which is its own failure', async () => {
    const request = {};
    const failing = inOrder(request, () => Promise.reject(new Error('no such table')));
    const next = inOrder(request, async () => 'read');
    await expect(failing).rejects.toThrow('no such table');
    expect(await next).toBe('read');
  });
});
