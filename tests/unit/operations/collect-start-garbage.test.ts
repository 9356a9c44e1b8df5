import { setTimeout as pause } from 'node:timers/promises';
import { runInNewContext } from 'node:vm';
import { collectStartGarbage } from '../../../src/operations/collect-start-garbage';

describe('What the start left behind is freed', () => {
  const held = { name: 'held' };

  it('what nothing leads to goes, what something leads to stays', async () => {
    const [gone, kept] = [new WeakRef({ name: 'left behind' }), new WeakRef(held)];
    // A weak reference holds what it leads to until the turn in which it was made is over.
    await pause(1);
    expect(gone.deref()).toBeDefined();
    await pause(1);
    collectStartGarbage();
    expect([gone.deref(), kept.deref()]).toEqual([undefined, held]);
  });

  it('and nothing that runs later can ask for it', () => {
    collectStartGarbage();
    expect(runInNewContext('typeof gc')).toBe('undefined');
  });
});
