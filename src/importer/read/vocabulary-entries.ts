import type { Problem } from '../parsed-explainer';
import { nearestSlug } from './nearest-slug';
import type { YamlPath } from './yaml-source';

/** An entry of a vocabulary file, as far as it can clash with its neighbours. */
export interface VocabularyEntry {
  slug: string;
  name?: string;
  synonyms?: readonly string[];
  broader?: string | null;
}

interface Listing {
  file: string;
  entries: readonly VocabularyEntry[];
  lineOf: (path: YamlPath) => number;
}

/** Everything that is wrong between the entries of one file: slugs or words used twice, broader entries that are not there or go in circles. */
export function findEntryProblems(listing: Listing): Problem[] {
  return [
    ...findRepeatedSlugs(listing),
    ...findRepeatedWords(listing),
    ...findBroaderProblems(listing),
  ];
}

function findRepeatedSlugs({ file, entries, lineOf }: Listing): Problem[] {
  const firstAt = new Map<string, number>();
  return entries.flatMap(({ slug }, index) => {
    const first = firstAt.get(slug);
    if (first === undefined) {
      firstAt.set(slug, index);
      return [];
    }
    const expected = `a slug of its own; "${slug}" is already on line ${lineOf([first, 'slug'])}`;
    return [{ file, line: lineOf([index, 'slug']), field: `${slug}.slug`, expected }];
  });
}

function findRepeatedWords({ file, entries, lineOf }: Listing): Problem[] {
  const ownerOf = new Map<string, { index: number; slug: string; line: number }>();
  const problems: Problem[] = [];
  entries.forEach(({ slug, name, synonyms = [] }, index) => {
    const words = synonyms.map((text, place) => ({
      text,
      path: [index, 'synonyms', place],
      field: 'synonyms',
    }));
    if (name !== undefined) words.unshift({ text: name, path: [index, 'name'], field: 'name' });
    for (const { text, path, field } of words) {
      const key = text
        .normalize('NFKC')
        .toLowerCase()
        .replace(/[\s\p{Pd}]+/gu, ' ');
      const owner = ownerOf.get(key);
      const line = lineOf(path);
      if (owner === undefined) ownerOf.set(key, { index, slug, line });
      else if (owner.index !== index) {
        const expected = `words of its own; "${text}" already means ${owner.slug} (line ${owner.line})`;
        problems.push({ file, line, field: `${slug}.${field}`, expected });
      }
    }
  });
  return problems;
}

function findBroaderProblems({ file, entries, lineOf }: Listing): Problem[] {
  const broaderOf = new Map(entries.map(({ slug, broader }) => [slug, broader ?? null]));
  return entries.flatMap(({ slug, broader }, index) => {
    if (broader === undefined || broader === null) return [];
    const expected = broaderOf.has(broader)
      ? circleThrough(slug, broaderOf)
      : unknownBroader(broader, broaderOf.keys());
    return expected === null
      ? []
      : [{ file, line: lineOf([index, 'broader']), field: `${slug}.broader`, expected }];
  });
}

function unknownBroader(broader: string, known: Iterable<string>): string {
  const nearest = nearestSlug(broader, known);
  return `the slug of another entry of this file${nearest === null ? '' : `; the nearest to "${broader}" is "${nearest}"`}`;
}

/** Follows broader entries upwards; says so when that leads back to where it began. */
function circleThrough(slug: string, broaderOf: ReadonlyMap<string, string | null>): string | null {
  const path = [slug];
  const seen = new Set(path);
  for (let next = broaderOf.get(slug) ?? null; next !== null; next = broaderOf.get(next) ?? null) {
    path.push(next);
    if (next === slug) return `no circle: ${path.join(' → ')}`;
    if (seen.has(next)) return null;
    seen.add(next);
  }
  return null;
}
