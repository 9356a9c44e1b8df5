import { isRecord } from '../explainer/is-record';

/** Whether a query may be answered from published rows alone, and if not, what it asks that it may not. */
export type QueryVerdict = { allowed: true } | { allowed: false; reason: string };

const allowed: QueryVerdict = { allowed: true };
const refused = (parameter: string, remedy: string): QueryVerdict => ({
  allowed: false,
  reason: `${parameter} — expected ${remedy}: this API serves published content only`,
});

const isAbsent = (value: unknown): boolean => value === undefined || value === null || value === '';

/** Whether a filter or sort, however nested, goes by way of `localizations`. */
const namesLocalizations = (clause: unknown): boolean => {
  // Strapi takes a colon for a dot here: "article:localizations:title" sorts as "article.localizations.title".
  if (typeof clause === 'string') return clause.split(/[.,:\s[\]]+/).includes('localizations');
  if (Array.isArray(clause)) return clause.some(namesLocalizations);
  if (!isRecord(clause)) return false;
  return Object.entries(clause).some(
    ([key, value]) =>
      namesLocalizations(key) || (typeof value === 'object' && namesLocalizations(value)),
  );
};

const judgePopulate = (populate: unknown): QueryVerdict => {
  if (Array.isArray(populate)) {
    return populate.map(judgePopulate).find((verdict) => !verdict.allowed) ?? allowed;
  }
  if (!isRecord(populate)) return allowed;
  const verdicts = Object.values(populate).map((nested) => judgePublishedOnly(nested));
  return verdicts.find((verdict) => !verdict.allowed) ?? allowed;
};

/**
 * Judges a Strapi query (REST query string or GraphQL arguments, any depth of populate).
 *
 * `status`, `publicationFilter` and `hasPublishedVersion` give drafts to anyone who may read. `localizations` joins on
 * the document and not on the version, so a filter or sort through it answers questions about drafts.
 */
export const judgePublishedOnly = (query: unknown): QueryVerdict => {
  if (!isRecord(query)) return allowed;
  if (!isAbsent(query.status) && query.status !== 'published') {
    return refused('status', '"published" or nothing');
  }
  for (const parameter of ['publicationFilter', 'hasPublishedVersion']) {
    if (!isAbsent(query[parameter])) return refused(parameter, 'nothing');
  }
  for (const parameter of ['filters', 'sort']) {
    if (namesLocalizations(query[parameter])) {
      return refused(`${parameter}.localizations`, 'another attribute');
    }
  }
  return judgePopulate(query.populate);
};
