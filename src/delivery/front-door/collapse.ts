/** Does identical works that are wanted at the same time once. */
export const createCollapse = <Result>() => {
  const underWay = new Map<string, Promise<Result>>();
  return {
    isUnderWay: (name: string): boolean => underWay.has(name),
    share: (name: string, work: () => Promise<Result>): Promise<Result> => {
      const known = underWay.get(name);
      if (known !== undefined) return known;
      const doing = work().finally(() => underWay.delete(name));
      underWay.set(name, doing);
      return doing;
    },
  };
};
