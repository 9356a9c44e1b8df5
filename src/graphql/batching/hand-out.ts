import { nextTurn } from '../../event-loop/next-turn';

/** So much of an answer is put together before others are let in. */
const valuesOfTurn = 1_000;

/**
 * Hands out what the rows of a level lead to over turns of the event loop, to so many of these rows at a time. Whatever waits for it
 * goes on in the turn in which it gets it, down to the values of the columns: for ten thousand rows at once everybody else waited a
 * quarter of a second.
 *
 * @param valuesIn how many values of the answer are made of one
 */
export const handOutInTurns = <Linked, Shown>(
  level: readonly Linked[],
  valuesIn: (linked: Linked) => number,
  show: (linked: Linked) => Shown,
): (Shown | Promise<Shown>)[] => {
  let turn: Promise<void> | undefined;
  let values = 0;
  return level.map((linked) => {
    const more = valuesIn(linked);
    if (values > 0 && values + more > valuesOfTurn) {
      turn = nextTurn();
      values = 0;
    }
    values += more;
    const shown = show(linked);
    return turn === undefined ? shown : turn.then(() => shown);
  });
};
