let last: Promise<void> = Promise.resolve();

/**
 * Resolves in a turn of the event loop of its own, after those that asked before. What is done between two turns keeps everybody else
 * waiting: the levels of a GraphQL document are all prepared at once, and twenty lists kept the process for two seconds.
 * Not a `pause`, which those who ask together share.
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
