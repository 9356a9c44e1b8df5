import { createKnownNumber } from '../../../src/ledger/known-number';

describe("The ledger's number as one instance knows it", () => {
  it('is not known until it was read, and goes up with every commit that is heard of, in whatever order', async () => {
    const known = createKnownNumber();
    known.moveTo(3);
    expect(known.current()).toBeNull();
    await known.settle(async () => 5);
    expect(known.current()).toBe(5);
    known.moveTo(7);
    known.moveTo(6);
    expect(known.current()).toBe(7);
    await known.settle(async () => 7);
    expect(known.current()).toBe(7);
  });

  it('is in doubt until it is read anew, and what came meanwhile counts', async () => {
    const known = createKnownNumber();
    await known.settle(async () => 5);
    known.doubt();
    expect(known.current()).toBeNull();
    known.moveTo(9);
    expect(known.current()).toBeNull();
    await known.settle(async () => 8);
    expect(known.current()).toBe(9);
  });

  it('as it was when all had been heard of, is not moved by what is committed here while it is in doubt', async () => {
    const known = createKnownNumber();
    await known.settle(async () => 5);
    known.moveTo(6);
    expect([known.heard(), known.last()]).toEqual([6, 6]);
    known.doubt();
    const heardAt = known.heardAt();
    known.moveTo(9);
    known.confirm();
    expect([known.heard(), known.last(), known.heardAt()]).toEqual([6, 9, heardAt]);
    await known.settle(async () => 9);
    expect([known.heard(), known.last()]).toEqual([9, 9]);
    expect(known.heardAt()).toBeGreaterThan(heardAt);
  });

  it('stays in doubt where the doubt came while it was read, or reading failed', async () => {
    const known = createKnownNumber();
    let answer: (number: number) => void = () => undefined;
    const settling = known.settle(() => new Promise((done) => (answer = done)));
    known.doubt();
    answer(4);
    await settling;
    expect(known.current()).toBeNull();
    await expect(known.settle(() => Promise.reject(new Error('gone')))).rejects.toThrow('gone');
    expect(known.current()).toBeNull();
    await known.settle(async () => 4);
    expect(known.current()).toBe(4);
  });
});
