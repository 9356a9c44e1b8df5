/** Lets `most` works run at a time; the others begin in the order in which they came, and `waiting` tells how many have not begun. */
export const createLimit = (most: number) => {
  const waiting: (() => void)[] = [];
  let running = 0;
  const run = async <T>(work: () => Promise<T>): Promise<T> => {
    if (running >= most) await new Promise<void>((begin) => waiting.push(begin));
    else running += 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      // Whoever begins now takes the place of who ended.
      if (next === undefined) running -= 1;
      else next();
    }
  };
  return { run, waiting: () => waiting.length };
};
