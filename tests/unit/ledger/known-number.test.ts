import { createKnownNumber, type LedgerEnd } from '../../../src/ledger/known-number';

/** A ledger whose last line is of this number, each written at an instant of its own. */
const endOf =
  (number: number, written = (of: number) => `at ${of}`) =>
  async (seen: number): Promise<LedgerEnd> => ({
    last: { number, at: written(number) },
    asked: seen > 0 && seen <= number ? written(seen) : undefined,
  });

describe("The ledger's number as one instance knows it", () => {
  it('is not known until it was read, and goes up with every commit that is heard of, in whatever order', async () => {
    const known = createKnownNumber();
    known.moveTo(3);
    expect(known.current()).toBeNull();
    await known.settle(endOf(5));
    expect(known.current()).toBe(5);
    known.moveTo(7);
    known.moveTo(6);
    expect(known.current()).toBe(7);
    await known.settle(endOf(7));
    expect(known.current()).toBe(7);
  });

  it('is in doubt until it is read anew, and what came meanwhile counts', async () => {
    const known = createKnownNumber();
    await known.settle(endOf(5));
    known.doubt();
    expect(known.current()).toBeNull();
    await known.settle(endOf(6));
    known.moveTo(9);
    await known.settle(endOf(8));
    expect(known.current()).toBe(9);
  });

  it('as it was when all had been heard of, is not moved by what is committed here while it is in doubt', async () => {
    const known = createKnownNumber();
    await known.settle(endOf(5));
    known.moveTo(6);
    expect([known.heard(), known.last()]).toEqual([6, 6]);
    known.doubt();
    const heardAt = known.heardAt();
    known.moveTo(9);
    known.confirm();
    expect([known.heard(), known.last(), known.heardAt()]).toEqual([6, 9, heardAt]);
    // What was made here is heard of, and not seen before.
    for (let look = 0; look < 2; look += 1) await known.settle(endOf(9));
    expect([known.heard(), known.last()]).toEqual([9, known.current()]);
    expect(known.heardAt()).toBeGreaterThan(heardAt);
  });

  it('stays in doubt where the doubt came while it was read, or reading failed', async () => {
    const known = createKnownNumber();
    let answer: (end: LedgerEnd) => void = () => undefined;
    const settling = known.settle(() => new Promise((done) => (answer = done)));
    known.doubt();
    answer(await endOf(4)(0));
    await settling;
    expect(known.current()).toBeNull();
    await expect(known.settle(() => Promise.reject(new Error('gone')))).rejects.toThrow('gone');
    expect(known.current()).toBeNull();
    await known.settle(endOf(4));
    expect(known.current()).toBe(4);
  });

  it.each([
    ['has gone back', 4, undefined],
    ['has gone back and come to the same number', 5, (of: number) => `another ${of}`],
    ['has gone back and come further', 9, (of: number) => `another ${of}`],
    ['is empty', 0, undefined],
  ])(
    'is another one, in doubt until it is settled again, where the ledger %s',
    async (_what, number, written) => {
      const known = createKnownNumber();
      expect(await known.settle(endOf(5))).toBe(true);
      const numbers = [known.last()];
      expect(await known.settle(endOf(number, written))).toBe(false);
      expect(known.current()).toBeNull();
      expect(await known.settle(endOf(number, written))).toBe(true);
      for (const next of [number, 5, 6, 10]) {
        known.moveTo(next);
        expect(numbers).not.toContain(known.current());
      }
      expect(known.heard()).toBe(10);
      expect(known.last()).toBe(known.current());
      expect(Number.isSafeInteger(known.last())).toBe(true);
    },
  );

  it('is another one where it was in doubt, and what was heard of last was never seen', async () => {
    const known = createKnownNumber();
    await known.settle(endOf(5));
    known.moveTo(6);
    const before = known.current();
    known.doubt();
    expect(await known.settle(endOf(6))).toBe(true);
    expect(known.current()).toBeNull();
    await known.settle(endOf(6));
    expect([known.current() === before, known.heard()]).toEqual([false, 6]);
  });
});
