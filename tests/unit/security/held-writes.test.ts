import { HeldWrites } from '../../../src/security/held-writes';

describe('Writes that belong together', () => {
  it('are done in the order in which they came, when all are there', async () => {
    const writes = new HeldWrites();
    const done: string[] = [];
    const write = (name: string) => async () => {
      done.push(name);
      return name;
    };
    const reached = writes.reach(2);
    const asked = [writes.hold(write('one')), writes.hold(write('two'))];
    await reached;
    expect(done).toEqual([]);
    const rows = await writes.writeAll();
    writes.release(rows);
    expect(await Promise.all(asked)).toEqual(['one', 'two']);
    expect(done).toEqual(['one', 'two']);
  });

  it('all fail where they are refused, also those that come late', async () => {
    const writes = new HeldWrites();
    const write = jest.fn(async () => 'row');
    const early = writes.hold(write);
    writes.refuse(new Error('No'));
    await expect(early).rejects.toThrow('No');
    await expect(writes.hold(write)).rejects.toThrow('No');
    expect(write).not.toHaveBeenCalled();
  });

  it('are done when the others are told, where they came while these were written', async () => {
    const writes = new HeldWrites();
    const early = writes.hold(async () => 'early');
    const rows = await writes.writeAll();
    const late = writes.hold(async () => 'late');
    writes.release(rows);
    expect(await Promise.all([early, late])).toEqual(['early', 'late']);
  });

  it('are waited for from what there is on', async () => {
    const writes = new HeldWrites();
    void writes.hold(async () => 'one');
    let isReached = false;
    const reached = writes.reach(1).then(() => (isReached = true));
    await new Promise(setImmediate);
    expect(isReached).toBe(false);
    void writes.hold(async () => 'two');
    expect(await reached).toBe(true);
  });

  it('are done at once where the others are done', async () => {
    const writes = new HeldWrites();
    writes.release([]);
    expect(await writes.hold(async () => 'row')).toBe('row');
  });
});
