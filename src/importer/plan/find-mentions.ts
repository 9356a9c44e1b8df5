import type { HealthAspect } from '../parsed-explainer';
import type { SearchedVocabulary } from '../vocabulary';
import { findAdverseSections } from './adverse-context';
import { findTerms, type FoundTerm } from './find-terms';
import { createMentionJudge } from './judge-mentions';
import { indexTerms, type TermIndex } from './term-patterns';
import { type Token, tokenizeText } from './tokenize-text';

/** A place in a section's Markdown body that names a condition or a side effect. */
export interface FoundMention {
  kind: 'condition' | 'side-effect';
  /** Slug in the vocabulary. */
  slug: string;
  /** Exactly `body.slice(start, end)`. */
  quote: string;
  /** Offsets into the body, in UTF-16 code units. */
  start: number;
  end: number;
}

/** What the finder needs to know of a section. */
export interface SectionToSearch {
  slug: string;
  heading: string;
  parent: string | null;
  healthAspect: HealthAspect | null;
  body: string;
}

/** Finds the mentions of one explainer: by section slug, in the order in which they stand. */
export type FindMentions = (explainer: {
  sections: readonly SectionToSearch[];
}) => ReadonlyMap<string, readonly FoundMention[]>;

/**
 * Makes a finder for a vocabulary's conditions and side effects. Conditions are found wherever they are named; side
 * effects only where the text says that they may happen. Takes time in proportion to the length of the text.
 */
export function createMentionFinder(vocabulary: SearchedVocabulary): FindMentions {
  const index = indexTerms(vocabulary);
  return ({ sections }) => {
    const adverseSections = findAdverseSections(sections);
    return new Map(
      sections.map(
        ({ slug, body }) => [slug, findInBody(body, index, adverseSections.has(slug))] as const,
      ),
    );
  };
}

function findInBody(body: string, index: TermIndex, isAdverseSection: boolean): FoundMention[] {
  const tokens = tokenizeText(body);
  const terms = findTerms(tokens, index);
  const judge = createMentionJudge(tokens, terms, isAdverseSection);
  return terms
    .filter((term) => judge.isMention(term))
    .flatMap((term) => quoteTerm(body, tokens, term))
    .sort(
      (one, other) =>
        one.start - other.start || one.end - other.end || one.slug.localeCompare(other.slug),
    );
}

function quoteTerm(
  body: string,
  tokens: readonly Token[],
  { owner, first, last }: FoundTerm,
): FoundMention[] {
  const start = tokens[first]?.start;
  const end = tokens[last]?.end;
  if (owner.kind === 'symptom' || start === undefined || end === undefined) return [];
  return [{ kind: owner.kind, slug: owner.slug, quote: body.slice(start, end), start, end }];
}
