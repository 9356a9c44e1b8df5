import type { ParsedExplainer, Problem } from '../parsed-explainer';
import type { ReferredVocabulary } from '../vocabulary';
import { nearestSlug } from './nearest-slug';

type Referred = 'notices' | 'references' | 'contributors';

interface Mention {
  path: string;
  slug: string;
  kind: Referred;
  /** The line to name where the path's own is not known. */
  fallbackLine: number;
}

/** Problems with slugs in an explainer that no vocabulary file has: each on its line, with the nearest slug there is. */
export function checkReferences(
  explainer: ParsedExplainer,
  vocabulary: ReferredVocabulary,
): Problem[] {
  const known: Record<Referred, ReadonlySet<string>> = {
    notices: slugsOf(vocabulary.notices),
    references: slugsOf(vocabulary.references),
    contributors: slugsOf(vocabulary.contributors),
  };
  return listReferences(explainer)
    .filter(({ kind, slug }) => !known[kind].has(slug))
    .map(({ path, slug, kind, fallbackLine }) => {
      const nearest = nearestSlug(slug, known[kind]);
      const suggestion = nearest === null ? '' : `; the nearest is "${nearest}"`;
      const expected = `a slug of ${kind}.yaml instead of "${slug}"${suggestion}`;
      return {
        file: explainer.file,
        line: explainer.lines[path] ?? fallbackLine,
        field: path,
        expected,
      };
    })
    .sort((one, other) => one.line - other.line);
}

function listReferences({
  review,
  authors,
  reviewers,
  references,
  sections,
}: ParsedExplainer): Mention[] {
  const list = (
    path: string,
    slugs: readonly string[],
    kind: Referred,
    fallbackLine = 1,
  ): Mention[] =>
    slugs.map((slug, index) => ({ path: `${path}.${index}`, slug, kind, fallbackLine }));
  const reviewedBy: Mention[] =
    review.reviewedBy === null
      ? []
      : [
          {
            path: 'review.reviewedBy',
            slug: review.reviewedBy,
            kind: 'contributors',
            fallbackLine: 1,
          },
        ];
  return [
    ...reviewedBy,
    ...list('authors', authors, 'contributors'),
    ...list('reviewers', reviewers, 'contributors'),
    ...list('references', references, 'references'),
    ...sections.flatMap((section) => [
      ...list(`sections.${section.slug}.notices`, section.notices, 'notices', section.line),
      ...list(
        `sections.${section.slug}.references`,
        section.references,
        'references',
        section.line,
      ),
    ]),
  ];
}

function slugsOf(entries: readonly { slug: string }[]): ReadonlySet<string> {
  return new Set(entries.map(({ slug }) => slug));
}
