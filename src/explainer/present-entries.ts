import type {
  Code,
  ExplainerCondition,
  ExplainerContributor,
  ExplainerNotice,
  ExplainerReference,
  ExplainerSideEffect,
} from './explainer';
import type {
  CodeRow,
  ConditionRow,
  ContributorRow,
  NoticeRow,
  ReferenceRow,
  SideEffectRow,
} from './published-rows';

// Name by name, never a spread of a row: what is added to a type is published when it is added here.

export const presentCode = (row: CodeRow): Code => ({
  system: row.system,
  code: row.code,
  display: row.display,
  mapping: row.mapping,
  confidence: row.confidence,
  verifiedBy: row.verifiedBy,
});

export const presentContributor = (row: ContributorRow): ExplainerContributor => ({
  documentId: row.documentId,
  slug: row.slug,
  name: row.name,
  credentials: row.credentials,
  affiliation: row.affiliation,
  orcid: row.orcid,
  conflictsOfInterest: row.conflictsOfInterest,
});

export const presentReference = (row: ReferenceRow): ExplainerReference => ({
  documentId: row.documentId,
  slug: row.slug,
  title: row.title,
  citation: row.citation,
  doi: row.doi,
  url: row.url,
  year: row.year,
  verifiedOn: row.verifiedOn,
});

export const presentNotice = (row: NoticeRow): ExplainerNotice => ({
  documentId: row.documentId,
  slug: row.slug,
  title: row.title,
  kind: row.kind,
  text: row.text,
});

const presentSynonyms = (rows: { text: string | null }[]): string[] =>
  rows.flatMap(({ text }) => text ?? []);

export const presentCondition = (row: ConditionRow): ExplainerCondition => ({
  documentId: row.documentId,
  slug: row.slug,
  name: row.name,
  description: row.description,
  synonyms: presentSynonyms(row.synonyms),
  broader: row.broader && { slug: row.broader.slug, name: row.broader.name },
  claim: row.claim,
  evidenceLevel: row.evidenceLevel,
  regulatoryStatus: row.regulatoryStatus,
  statement: row.statement,
  codes: row.codes.map(presentCode),
});

export const presentSideEffect = (row: SideEffectRow): ExplainerSideEffect => ({
  documentId: row.documentId,
  slug: row.slug,
  name: row.name,
  description: row.description,
  synonyms: presentSynonyms(row.synonyms),
  term: row.term,
  bodySystem: row.bodySystem,
  severity: row.severity,
  severityAsStated: row.severityAsStated,
  frequency: row.frequency,
  frequencyAsStated: row.frequencyAsStated,
  seriousness: row.seriousness,
  whenToGetHelp: row.whenToGetHelp,
  codes: row.codes.map(presentCode),
});
