/** Gives a number for each object that is asked for, by which a key can name it. */
export const numberObjects = (): ((of: object) => number) => {
  const known = new WeakMap<object, number>();
  let last = 0;
  return (of) => {
    const number = known.get(of) ?? (last += 1);
    known.set(of, number);
    return number;
  };
};
