const lastOf = new WeakMap<object, Promise<void>>();

/**
 * Resolves in a turn of the event loop of its own, after those that were asked for before for the same `request`. What is done between two
 * turns keeps everybody else waiting: the levels of a GraphQL document are all prepared at once, and twenty lists kept the process
 * for two seconds. Not a `pause`, which those who ask together share. That a level of GraphQL is one statement stands on this order.
 */
export const nextTurn = (request: object): Promise<void> => {
  const before = lastOf.get(request) ?? Promise.resolve();
  const turn = before.then(
    () =>
      new Promise<void>((resolve) => {
        setImmediate(resolve);
      }),
  );
  lastOf.set(request, turn);
  return turn;
};
