/** `parameterLimit` of the parser of the query string (qs): it leaves out what comes after, and counts empty ones. */
const mostParameters = 1_000;

/** As the parser does it: what cannot be decoded is taken as it stands. */
const decode = (name: string): string => {
  const words = name.replace(/\+/g, ' ');
  try {
    return decodeURIComponent(words);
  } catch {
    return words;
  }
};

/** The parser takes brackets for such before all else, also in what cannot be decoded. */
const withBrackets = (search: string): string => search.replace(/%5B/gi, '[').replace(/%5D/gi, ']');

/** As the parser has it: what comes before the first “=” behind a bracket, else before the first “=”. */
const nameOf = (parameter: string): string => {
  const bracket = parameter.indexOf(']=');
  const end = bracket === -1 ? parameter.indexOf('=') : bracket + 1;
  return decode(end === -1 ? parameter : parameter.slice(0, end));
};

/** The parts of a name: three in `filters[slug][$eq]`. */
const partsOf = (name: string): string[] => name.split(/[[\].]+/);

const judgeName = (name: string): string | null => {
  if (name === '') return 'query — expected the name of a parameter before each “=”';
  // Of one that begins with a bracket, what is in it.
  const [first = ''] = /^\[?[^[=]*/.exec(name) ?? [];
  const told = first.slice(0, 100);
  // Of `filters[constructor]` the parser leaves all out.
  if (partsOf(name).some((part) => part in Object.prototype)) {
    return `${told} — expected no part of a parameter that is named like a property of every object`;
  }
  // Of `filters[slug]a[$eq]` the `a`.
  return /\][^[]/.test(name)
    ? `${told} — expected a bracket or a value behind each bracket that closes, such as filters[slug][$eq]=…`
    : null;
};

/**
 * Says which parameter of a query string its parser would leave out, all of it or in part, so that an answer would pass over what it says; null
 * where there is none.
 *
 * @param search as sent, with or without its question mark
 */
export const judgeSearch = (search: string): string | null => {
  const parameters = withBrackets(search.replace(/^\?/, '')).split('&');
  if (parameters.length > mostParameters) {
    return `query — expected at most ${mostParameters} parameters; got ${parameters.length}`;
  }
  for (const parameter of parameters) {
    const problem = parameter === '' ? null : judgeName(nameOf(parameter));
    if (problem !== null) return problem;
  }
  return null;
};
