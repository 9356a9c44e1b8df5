/** So much of an answer is put together before others are let in (decision 11). */
const valuesOfTurn = 1_000;

/**
 * Hands out what the rows of a level lead to over turns of the event loop, to so many of these rows at a time. Whatever waits for it
 * goes on in the turn in which it gets it, down to the values of the columns. What one row leads to is never divided.
 *
 * @param valuesIn how many values of the answer are made of one
 * @param nextTurn gives a later turn each time
 */
export const handOutInTurns = <Linked, Shown>(
  level: readonly Linked[],
  valuesIn: (linked: Linked) => number,
  show: (linked: Linked) => Shown,
  nextTurn: () => Promise<void>,
): (Shown | Promise<Shown>)[] => {
  let turn: Promise<void> | undefined;
  let values = 0;
  return level.map((linked) => {
    // What leads nowhere is a value too.
    const more = Math.max(valuesIn(linked), 1);
    if (values > 0 && values + more > valuesOfTurn) {
      turn = nextTurn();
      values = 0;
    }
    values += more;
    const shown = show(linked);
    return turn === undefined ? shown : turn.then(() => shown);
  });
};
