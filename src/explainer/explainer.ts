/**
 * The explainer: the published, complete form of an article in one language, and the one thing that readers, partners and caches
 * are given. Every name is present; what is not known is null, and a list of nothing is empty. Relations are told by slug and
 * stand once, in the lists beside the sections. `documentId` is what stays when a slug changes.
 */

export interface Code {
  system: string | null;
  code: string | null;
  display: string | null;
  mapping: string | null;
  confidence: string | null;
  verifiedBy: string | null;
}

export interface Identified {
  documentId: string;
  /** Unique among its kind, in its language. */
  slug: string;
}

export interface ExplainerContributor extends Identified {
  name: string;
  credentials: string | null;
  affiliation: string | null;
  orcid: string | null;
  conflictsOfInterest: string | null;
}

export interface ExplainerReference extends Identified {
  title: string;
  citation: string | null;
  doi: string | null;
  url: string | null;
  year: number | null;
  /** ISO 8601 date. */
  verifiedOn: string | null;
}

/** A warning that travels with every section that names it. */
export interface ExplainerNotice extends Identified {
  title: string;
  kind: string | null;
  text: string | null;
}

export interface ExplainerCondition extends Identified {
  name: string;
  description: string | null;
  synonyms: string[];
  broader: { slug: string; name: string } | null;
  claim: string | null;
  evidenceLevel: string | null;
  regulatoryStatus: string | null;
  statement: string | null;
  codes: Code[];
}

export interface ExplainerSideEffect extends Identified {
  name: string;
  description: string | null;
  synonyms: string[];
  term: string | null;
  bodySystem: string | null;
  severity: string | null;
  severityAsStated: string | null;
  frequency: string | null;
  frequencyAsStated: string | null;
  seriousness: string | null;
  whenToGetHelp: string | null;
  codes: Code[];
}

/** Where a section names a condition or a side effect; the slug of what it does not name is null. */
export interface ExplainerMention {
  condition: string | null;
  sideEffect: string | null;
  quote: string;
  /** Offsets into the section's `body`, in UTF-16 code units; `end` is the first one after the quote. */
  start: number;
  end: number;
}

/** Slugs of entries in the explainer's lists. */
export interface SectionNames {
  conditions: string[];
  sideEffects: string[];
  notices: string[];
  references: string[];
  mentions: ExplainerMention[];
}

export interface ExplainerSection extends Identified, SectionNames {
  heading: string;
  level: number | null;
  /** Markdown, as HTML that is safe on any page, and as plain text; empty where the section only holds others. */
  body: string;
  bodyHtml: string;
  bodyText: string;
  healthAspect: string | null;
  standsAlone: string | null;
  standsAloneReason: string | null;
  syndication: string | null;
  promotional: boolean;
  /** The sections below it, in reading order. */
  sections: ExplainerSection[];
}

export interface Explainer extends Identified {
  /** BCP 47. */
  locale: string;
  title: string;
  titleVariant: string | null;
  lead: string | null;
  about: string | null;
  codes: Code[];
  source: {
    name: string | null;
    url: string | null;
    licence: string | null;
    sha256: string | null;
  } | null;
  review: {
    lastReviewed: string | null;
    nextDue: string | null;
    reviewedBy: ExplainerContributor | null;
    /**
     * So many days after the review was due, the text no longer stands on other pages. Not there where the editors set none, so
     * that what was published before there was this has the hash that it had.
     */
    embedUntilOverdueDays?: number;
  } | null;
  authors: ExplainerContributor[];
  reviewers: ExplainerContributor[];
  sections: ExplainerSection[];
  /** What its sections name, each once, by slug. */
  conditions: ExplainerCondition[];
  sideEffects: ExplainerSideEffect[];
  notices: ExplainerNotice[];
  references: ExplainerReference[];
}
