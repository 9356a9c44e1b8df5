import { toldNames } from '../errors/told-names';
import type { Problem } from './judge-filters';

/** What REST's queries for documents say; each is told in docs/frontend-developers.md. */
const known = [
  ...['filters', 'sort', 'fields', 'populate', 'pagination', 'locale', 'status', '_q'],
  // Refused with a reason of their own where they would show a draft.
  ...['publicationFilter', 'hasPublishedVersion'],
];

/** As a language tag is written (BCP 47), or all of them: PostgreSQL fails on a NUL byte before anybody looks whether there is such a one. */
const isLocale = (locale: unknown): boolean =>
  typeof locale === 'string' && /^(?:[\w-]*|\*)$/.test(locale);

/** Judges the names of the parameters of a REST query for documents, as parsed. */
export const judgeParameters = (query: object): Problem => {
  const unknown = Object.keys(query).find((name) => !known.includes(name));
  if (unknown !== undefined) {
    return `${toldNames(unknown)} — expected no other parameter than ${known.slice(0, 8).join(', ')}`;
  }
  if ('locale' in query && !isLocale(query.locale)) {
    return 'locale — expected one locale, such as en';
  }
  return null;
};
