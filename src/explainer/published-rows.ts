/**
 * The published rows of one article, as Strapi's query engine gives them: what the presenter reads, and nothing else. A relation
 * to what is not published is not there.
 */

interface Text {
  text: string | null;
}

export interface CodeRow {
  system: string | null;
  code: string | null;
  display: string | null;
  mapping: string | null;
  confidence: string | null;
  verifiedBy: string | null;
}

interface DocumentRow {
  documentId: string;
  slug: string;
}

export interface ContributorRow extends DocumentRow {
  name: string;
  credentials: string | null;
  affiliation: string | null;
  orcid: string | null;
  conflictsOfInterest: string | null;
}

export interface ReferenceRow extends DocumentRow {
  title: string;
  citation: string | null;
  doi: string | null;
  url: string | null;
  year: number | null;
  verifiedOn: string | null;
}

export interface NoticeRow extends DocumentRow {
  title: string;
  kind: string | null;
  text: string | null;
}

export interface ConditionRow extends DocumentRow {
  name: string;
  description: string | null;
  synonyms: Text[];
  broader: (DocumentRow & { name: string }) | null;
  claim: string | null;
  evidenceLevel: string | null;
  regulatoryStatus: string | null;
  statement: string | null;
  codes: CodeRow[];
}

export interface SideEffectRow extends DocumentRow {
  name: string;
  description: string | null;
  synonyms: Text[];
  term: string | null;
  bodySystem: string | null;
  severity: string | null;
  severityAsStated: string | null;
  frequency: string | null;
  frequencyAsStated: string | null;
  seriousness: string | null;
  whenToGetHelp: string | null;
  codes: CodeRow[];
}

interface Quote {
  quote: string;
  start: number;
  end: number;
}

export interface MentionRow extends Quote {
  condition: ConditionRow | null;
  sideEffect: SideEffectRow | null;
}

interface Named {
  slug: string;
}

/** What a section names, of each no more than what it is named by. */
export interface NamesRow {
  conditions: Named[];
  sideEffects: Named[];
  notices: Named[];
  references: Named[];
  mentions: (Quote & { condition: Named | null; sideEffect: Named | null })[];
}

export interface SectionRow extends DocumentRow {
  heading: string;
  position: number | null;
  level: number | null;
  body: string | null;
  bodyHtml: string | null;
  bodyText: string | null;
  /** The published section above it. */
  parent: { documentId: string } | null;
  healthAspect: string | null;
  standsAlone: string | null;
  standsAloneReason: string | null;
  syndication: string | null;
  promotional: boolean | null;
  conditions: ConditionRow[];
  sideEffects: SideEffectRow[];
  notices: NoticeRow[];
  references: ReferenceRow[];
  mentions: MentionRow[];
}

export interface ArticleRow extends DocumentRow {
  locale: string;
  title: string;
  titleVariant: string | null;
  lead: string | null;
  about: string | null;
  codes: CodeRow[];
  authors: ContributorRow[];
  reviewers: ContributorRow[];
  references: ReferenceRow[];
  source: {
    name: string | null;
    url: string | null;
    licence: string | null;
    sha256: string | null;
  } | null;
  review: {
    lastReviewed: string | null;
    nextDue: string | null;
    reviewedBy: ContributorRow | null;
    embedUntilOverdueDays: number | null;
  } | null;
  sections: SectionRow[];
}
