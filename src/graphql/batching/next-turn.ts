let last: Promise<void> = Promise.resolve();

/**
 * Resolves in a turn of the event loop of its own, after those that asked before. What is read between two turns keeps everybody else
 * waiting: SQLite reads without a pause, and a document of twenty lists kept the process for two seconds.
 */
export const nextTurn = (): Promise<void> => {
  last = last.then(
    () =>
      new Promise((resolve) => {
        setImmediate(resolve);
      }),
  );
  return last;
};
