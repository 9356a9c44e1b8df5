import { toldNames } from '../errors/told-names';

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

interface Parameter {
  name: string;
  isEmpty: boolean;
}

/** As the parser has it: the name ends at the first “=” behind a bracket, else at the first “=”. */
const readParameter = (parameter: string): Parameter => {
  const bracket = parameter.indexOf(']=');
  const end = bracket === -1 ? parameter.indexOf('=') : bracket + 1;
  if (end === -1) return { name: decode(parameter), isEmpty: true };
  return { name: decode(parameter.slice(0, end)), isEmpty: end === parameter.length - 1 };
};

/** `depth` of the parser, and one for what is before the first bracket: it takes brackets that come later for letters. */
const mostParts = 21;

/** What a name is in: `filters` and `filters[slug]` for `filters[slug][$eq]`. */
const holdersOf = (name: string): string[] => {
  const holders: string[] = [];
  for (let at = name.indexOf('['); at > 0; at = name.indexOf('[', at + 1)) {
    if (holders.push(name.slice(0, at)) === mostParts) break;
  }
  return holders;
};

/** The parts of a name: three in `filters[slug][$eq]`. */
const partsOf = (name: string): string[] => name.split(/[[\].]+/);

const judgeName = (name: string): string | null => {
  if (name === '') return 'query — expected the name of a parameter before each “=”';
  // The parser takes what is in it for a name, which whoever looks for that name by himself does not see.
  if (name.startsWith('[')) {
    return `${toldNames(name)} — expected the name of a parameter before its first bracket`;
  }
  const [first = ''] = /^[^[=]*/.exec(name) ?? [];
  const told = toldNames(first);
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
  const holders = new Set<string>();
  for (const parameter of parameters.filter((one) => one !== '')) {
    const { name, isEmpty } = readParameter(parameter);
    const problem = judgeName(name);
    if (problem !== null) return problem;
    // Of `filters[slug][$ne]=x&filters[slug]=` the last.
    if (isEmpty && holders.has(name)) {
      return `${toldNames(name)} — expected a value, or nothing beside what is in its brackets`;
    }
    for (const holder of holdersOf(name)) holders.add(holder);
  }
  return null;
};
