const lastOf = new WeakMap<object, Promise<unknown>>();

/**
 * Does one piece of work after another for the same `owner`, in the order in which they were asked for, whatever became of the one before.
 */
export const inOrder = <Value>(owner: object, work: () => Promise<Value>): Promise<Value> => {
  const before = lastOf.get(owner) ?? Promise.resolve();
  const done = before.then(work, work);
  lastOf.set(owner, done);
  return done;
};
