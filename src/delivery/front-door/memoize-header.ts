import { LRUCache } from 'lru-cache';

const mostRemembered = 500;
const longestRemembered = 300;

/** Remembers what came of a header's value: browsers send few different ones, and each takes longer to read than to answer. */
export const memoizeHeader = <Value extends string>(
  read: (value: string) => Value,
): ((value: string) => Value) => {
  const known = new LRUCache<string, Value>({ max: mostRemembered });
  return (value) => {
    if (value.length > longestRemembered) return read(value);
    const remembered = known.get(value);
    if (remembered !== undefined) return remembered;
    const fresh = read(value);
    known.set(value, fresh);
    return fresh;
  };
};
