/** Whether JSON says all there is to the value, but for what is undefined, which says nothing, and the sign of nought. */
const isPlain = (value: unknown): boolean => {
  if (value === null || value === undefined) return true;
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object') return typeof value === 'string' || typeof value === 'boolean';
  if (Array.isArray(value))
    return Array.from(value).every((one) => one !== undefined && isPlain(one));
  const prototype: unknown = Object.getPrototypeOf(value);
  // graphql-js makes arguments without one.
  return (
    (prototype === Object.prototype || prototype === null) && Object.values(value).every(isPlain)
  );
};

/** A text that is the same for the same query, of plain values; undefined for one with others, such as dates, or longer than `most`. */
export const plainKey = (query: object, most: number): string | undefined => {
  if (!isPlain(query)) return undefined;
  const key = JSON.stringify(query);
  return key.length <= most ? key : undefined;
};
