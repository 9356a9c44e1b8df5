/** As the parser does it: what cannot be decoded is taken as it stands. */
const decode = (name: string): string => {
  try {
    return decodeURIComponent(name.replace(/\+/g, ' '));
  } catch {
    return name;
  }
};

/** The parts of a parameter's name: three in `filters[slug][$eq]=…`. */
const partsOf = (parameter: string): string[] =>
  decode(parameter.split('=')[0] ?? '').split(/[[\].]+/);

/**
 * A parameter of which a part is named like something that every object has. The parser of the query string leaves it out, so
 * that an answer would pass over what it says.
 */
export const findLostParameter = (search: string): string | undefined =>
  search
    .replace(/^\?/, '')
    .split('&')
    .find((parameter) => partsOf(parameter).some((part) => part in Object.prototype));
