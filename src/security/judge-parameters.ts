import type { Problem } from './judge-filters';

/** What REST's queries for documents say; each is told in docs/frontend-developers.md. */
const known = [
  ...['filters', 'sort', 'fields', 'populate', 'pagination', 'locale', 'status', '_q'],
  // Refused with a reason of their own where they would show a draft.
  ...['publicationFilter', 'hasPublishedVersion'],
];

/** The name of the parameter, of each of its parts, as they stand in the address: `filters[slug][$eq]`. */
const partsOf = (parameter: string): string[] => {
  const [name = ''] = parameter.split('=');
  try {
    return decodeURIComponent(name.replace(/\+/g, ' ')).split(/[[\].]+/);
  } catch {
    return [];
  }
};

/**
 * A parameter of which a part is named like something that every object has. The parser of the query string leaves it out, so
 * that an answer would pass over what it says.
 */
export const findLostParameter = (search: string): string | undefined =>
  search
    .replace(/^\?/, '')
    .split('&')
    .find((parameter) => partsOf(parameter).some((part) => part in Object.prototype));

/** Judges the names of the parameters of a REST query for documents, as parsed. */
export const judgeParameters = (query: object): Problem => {
  const unknown = Object.keys(query).find((name) => !known.includes(name));
  if (unknown !== undefined) {
    return `${unknown.slice(0, 100)} — expected no other parameter than ${known.slice(0, 8).join(', ')}`;
  }
  if ('locale' in query && typeof query.locale !== 'string') {
    return 'locale — expected one locale, such as en';
  }
  return null;
};
