import { setTimeout as pause } from 'node:timers/promises';
import { AsyncVariable } from '../../../src/event-loop/async-variable';

describe('A value that holds for a piece of work', () => {
  const inner = new AsyncVariable<string>();
  const other = new AsyncVariable<string>();

  it('holds for what is begun in its course, however late, and for nothing else', async () => {
    const seen: unknown[] = [];
    const look = async () => {
      await pause(5);
      seen.push(inner.get());
    };
    await Promise.all([
      inner.run('one', look),
      look(),
      inner.run('two', async () => inner.run('three', look)),
    ]);
    expect(seen).toEqual(['one', undefined, 'three']);
    expect(inner.get()).toBeUndefined();
  });

  it('whatever holds of others, before it and within', () => {
    other.run('other', () =>
      inner.run('inner', () => {
        expect([inner.get(), other.get()]).toEqual(['inner', 'other']);
        other.run('within', () => expect([inner.get(), other.get()]).toEqual(['inner', 'within']));
        expect(other.get()).toBe('other');
      }),
    );
  });

  it('gives what the work gives, and throws what it throws', () => {
    expect(inner.run('one', () => 1)).toBe(1);
    expect(() =>
      inner.run('one', () => {
        throw new Error('failed');
      }),
    ).toThrow('failed');
    expect(inner.get()).toBeUndefined();
  });
});
