import { createCollapse } from '../../../src/delivery/front-door/collapse';
import { createLimit } from '../../../src/delivery/front-door/limit';

describe('Works that are wanted at the same time', () => {
  it('run so many at a time, in the order in which they came, also past one that fails', async () => {
    const { run: limit, waiting } = createLimit(3);
    let running = 0;
    let most = 0;
    const begun: number[] = [];
    const work = (number: number) =>
      limit(async () => {
        begun.push(number);
        most = Math.max(most, (running += 1));
        await new Promise((done) => setTimeout(done, 1));
        running -= 1;
        if (number === 4) throw new Error('failed');
        return number;
      });
    const works = Array.from({ length: 20 }, (_, number) => work(number));
    expect(waiting()).toBe(17);
    const results = await Promise.allSettled(works);
    expect(waiting()).toBe(0);
    expect(most).toBe(3);
    expect(begun).toEqual(Array.from({ length: 20 }, (_, number) => number));
    expect(results.filter(({ status }) => status === 'rejected')).toHaveLength(1);
    expect(await work(20)).toBe(20);
  });

  it('are done once where they are the same, and again when that is done', async () => {
    const { share, isUnderWay } = createCollapse<number>();
    let done = 0;
    const work = async () => {
      await new Promise((later) => setTimeout(later, 1));
      return (done += 1);
    };
    const same = Promise.all([share('a', work), share('a', work), share('b', work)]);
    expect(['a', 'b', 'c'].map(isUnderWay)).toEqual([true, true, false]);
    expect(await same).toEqual([1, 1, 2]);
    expect(isUnderWay('a')).toBe(false);
    expect(await share('a', work)).toBe(3);
    const fail = () => share('a', () => Promise.reject(new Error('failed')));
    await expect(fail()).rejects.toThrow('failed');
    expect(await share('a', work)).toBe(4);
  });

  it('are joined by nobody from when they close themselves', async () => {
    const { share, close } = createCollapse<number>();
    let begun = 0;
    let end = (): void => undefined;
    const ended = new Promise<void>((done) => {
      end = done;
    });
    const work = async () => {
      close('a');
      begun += 1;
      const number = begun;
      await ended;
      return number;
    };
    const [first, joined] = [share('a', work), share('a', work)];
    await Promise.resolve();
    const second = share('a', work);
    end();
    expect(await Promise.all([first, joined, second])).toEqual([1, 1, 2]);
  });
});
