import { nextTurn } from '../../../src/event-loop/next-turn';
import { handOutInTurns } from '../../../src/graphql/batching/hand-out';

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Those of one request. */
const inTurn = () => {
  const request = {};
  return () => nextTurn(request);
};

/** In which turn of the event loop each of the level was there, from 0. */
const turnsOf = async (level: readonly number[]): Promise<number[]> => {
  const given = handOutInTurns(
    level,
    (values) => values,
    (values) => values,
    inTurn(),
  );
  const turns: number[] = [];
  let passed = 0;
  const all = given.map(async (one, index) => {
    expect(await one).toBe(level[index]);
    turns[index] = passed;
  });
  const done = Promise.all(all).then(() => true);
  while (!(await Promise.race([done, turn()]))) passed += 1;
  return turns;
};

describe('A level that is handed out in turns', () => {
  it('is there at once where its values are few', async () => {
    expect(await turnsOf([])).toEqual([]);
    expect(await turnsOf([400, 0, 599])).toEqual([0, 0, 0]);
    expect(handOutInTurns([1], Number, String, inTurn())).toEqual(['1']);
  });

  it('comes a thousand values at a time where they are many, and in order', async () => {
    const [first, second, third, fourth, fifth] = await turnsOf([600, 400, 1, 999, 1]);
    expect([first, second]).toEqual([0, 0]);
    expect(third).toBeGreaterThan(0);
    expect(fourth).toBe(third);
    expect(fifth).toBeGreaterThan(third!);
  });

  it('waits for no turn of its own where one alone has too many', async () => {
    const [first, second] = await turnsOf([5_000, 1]);
    expect(first).toBe(0);
    expect(second).toBeGreaterThan(0);
  });
});
