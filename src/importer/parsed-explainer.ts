/**
 * What the importer has read from files, before anything is compared or written.
 * Pure shapes: every reader produces them, the planner consumes them.
 */

export type HealthAspect =
  | 'overview'
  | 'how_it_works'
  | 'ingredients'
  | 'preparation'
  | 'what_happens'
  | 'benefits'
  | 'effectiveness'
  | 'may_treat'
  | 'side_effects'
  | 'risks_or_complications'
  | 'safety'
  | 'contraindications'
  | 'self_care'
  | 'see_doctor'
  | 'prevention'
  | 'prognosis'
  | 'living_with'
  | 'getting_access';

/** One section as a file states it; `body` is Markdown, also where the file was plain text. */
export interface ParsedSection {
  slug: string;
  heading: string;
  /** 2 for a section directly under the title, 3 for one below it, up to 6. */
  level: number;
  /** Slug of the section that holds this one; null directly under the title. */
  parent: string | null;
  body: string;
  healthAspect: HealthAspect | null;
  standsAlone: 'yes' | 'no' | 'with_notice';
  standsAloneReason: string | null;
  syndication: 'allowed' | 'with_notice' | 'excluded';
  promotional: boolean;
  /** Slugs of notices.yaml. */
  notices: string[];
  /** Slugs of references.yaml. */
  references: string[];
  /** 1-based line of the heading in its file. */
  line: number;
}

/** One explainer as one file states it; sections stand in reading order. */
export interface ParsedExplainer {
  file: string;
  format: 'text' | 'markdown';
  /** The file's characters exactly as they were, byte order mark and line endings included. */
  sourceText: string;
  /** SHA-256 of the file's bytes, lower-case hexadecimal. */
  sha256: string;
  slug: string;
  locale: string;
  title: string;
  titleVariant: string | null;
  lead: string;
  /** What the explainer is about, e.g. "Ketamine", with its codes; front matter only. */
  about: string | null;
  codes: ParsedCode[];
  source: { name: string | null; url: string | null; licence: string | null };
  review: {
    lastReviewed: string | null;
    nextDue: string | null;
    reviewedBy: string | null;
    embedUntilOverdueDays: number | null;
  };
  /** Slugs of contributors.yaml. */
  authors: string[];
  reviewers: string[];
  /** Slugs of references.yaml for the explainer as a whole. */
  references: string[];
  sections: ParsedSection[];
  /** 1-based lines of what the file says about itself, by path ("authors.0", "sections.parting-words.notices.1"); never stored. */
  lines: Readonly<Record<string, number>>;
}

/** A code in a public terminology; the shape of FHIR R4 Coding plus how far it is trusted. */
export interface ParsedCode {
  system: 'icd_10_cm' | 'mesh' | 'rxnorm' | 'atc' | 'unii' | 'snomed_ct' | 'meddra';
  code: string;
  display: string | null;
  mapping: 'exact' | 'close' | 'broader' | 'narrower';
  confidence: 'high' | 'medium' | 'low';
  verifiedBy: string | null;
}

/** One thing that is wrong with a file; printed as `file:line field — expected …`. */
export interface Problem {
  file: string;
  /** 1-based; 1 where the whole file is meant. */
  line: number;
  field: string;
  expected: string;
}
