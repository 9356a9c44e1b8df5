import { setTimeout as pause } from 'node:timers/promises';
import { AsyncFlag } from '../../../src/event-loop/async-flag';

describe('A flag', () => {
  const flag = new AsyncFlag();
  const other = new AsyncFlag();
  const both = () => [flag.isRaised, other.isRaised];

  it('is raised for what is begun in the course of a piece of work, however late, and for nothing else', async () => {
    const look = async () => {
      await pause(5);
      return flag.isRaised;
    };
    const seen = await Promise.all([
      flag.run(look),
      look(),
      flag.run(async () => flag.run(look)),
      other.run(look),
    ]);
    expect(seen).toEqual([true, false, true, false]);
    expect(flag.isRaised).toBe(false);
  });

  it('whichever others are, before it and within', () => {
    other.run(() => {
      flag.run(() => {
        expect(both()).toEqual([true, true]);
        other.run(() => expect(both()).toEqual([true, true]));
      });
      expect(both()).toEqual([false, true]);
    });
  });

  it('gives what the work gives, and throws what it throws', () => {
    expect(flag.run(() => 1)).toBe(1);
    expect(() =>
      flag.run(() => {
        throw new Error('failed');
      }),
    ).toThrow('failed');
    expect(flag.isRaised).toBe(false);
  });
});
