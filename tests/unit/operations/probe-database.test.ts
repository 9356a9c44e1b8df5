import { createDatabaseProbe } from '../../../src/operations/probe-database';

type Behaviour = 'there' | 'refused' | 'silent';

const behave = (behaviour: Behaviour): Promise<void> => {
  if (behaviour === 'silent') return new Promise(() => undefined);
  return behaviour === 'there' ? Promise.resolve() : Promise.reject(new Error('refused'));
};

const open = () => {
  const state = {
    pool: 'there' as Behaviour,
    aside: 'there' as Behaviour,
    isHeard: false,
    letGo: 0,
    asked: 0,
  };
  const probe = createDatabaseProbe({
    ask: () => {
      state.asked += 1;
      return behave(state.pool);
    },
    askAside: () => behave(state.aside),
    isHeard: () => state.isHeard,
    letGo: () => {
      state.letGo += 1;
    },
  });
  return { state, probe };
};

const wait = (milliseconds: number) => new Promise((later) => setTimeout(later, milliseconds));

describe('Whether the database is there', () => {
  it('is asked each time, and once however many want to know', async () => {
    const { state, probe } = open();
    expect(await Promise.all([probe.isThere(), probe.isThere()])).toEqual([true, true]);
    expect([state.asked, probe.isAway()]).toEqual([1, false]);
  });

  it('one that refuses is away until it answers, without being asked by anybody', async () => {
    const { state, probe } = open();
    state.pool = 'refused';
    expect(await probe.isThere()).toBe(false);
    expect(probe.isAway()).toBe(true);
    state.pool = 'there';
    await wait(800);
    expect(probe.isAway()).toBe(false);
    expect([await probe.isThere(), state.letGo]).toEqual([true, 0]);
  });

  it('a pool that has no connection left is no database that is away', async () => {
    const { state, probe } = open();
    state.pool = 'silent';
    expect(await probe.isThere()).toBe(true);
    state.aside = 'silent';
    state.isHeard = true;
    expect([await probe.isThere(), state.letGo]).toEqual([true, 0]);
  });

  it('one that is silent is away, and if it stays so, its connections are let go', async () => {
    const { state, probe } = open();
    state.pool = 'silent';
    state.aside = 'silent';
    expect([await probe.isThere(), state.letGo]).toEqual([false, 0]);
    // Nobody waits for it any more.
    const startedAt = performance.now();
    expect(await probe.isThere()).toBe(false);
    expect(performance.now() - startedAt).toBeLessThan(500);
    await wait(3_000);
    expect(state.letGo).toBe(1);
    state.pool = 'there';
    await wait(3_000);
    expect(probe.isAway()).toBe(false);
  });
});
