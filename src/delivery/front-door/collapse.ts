/** Does identical works that are wanted at the same time once. */
export const createCollapse = <Result>() => {
  const underWay = new Map<string, Promise<Result>>();
  return {
    isUnderWay: (name: string): boolean => underWay.has(name),
    /** Lets nobody else join one that is under way: who wants it from now on has another begun. */
    close: (name: string): void => void underWay.delete(name),
    share: (name: string, work: () => Promise<Result>): Promise<Result> => {
      const known = underWay.get(name);
      if (known !== undefined) return known;
      // Not before it can be found here, since it may close itself as the first thing that it does.
      const doing = Promise.resolve()
        .then(work)
        .finally(() => {
          if (underWay.get(name) === doing) underWay.delete(name);
        });
      underWay.set(name, doing);
      return doing;
    },
  };
};
