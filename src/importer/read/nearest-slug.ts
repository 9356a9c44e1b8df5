/** The known slug that takes the fewest single-letter edits to reach; null when none is reasonably near. */
export function nearestSlug(slug: string, known: Iterable<string>): string | null {
  let nearest: string | null = null;
  let fewest = Math.max(3, Math.ceil(slug.length / 2)) + 1;
  for (const candidate of known) {
    if (Math.abs(candidate.length - slug.length) >= fewest) continue;
    const edits = countEdits(slug, candidate);
    if (edits >= fewest) continue;
    nearest = candidate;
    fewest = edits;
  }
  return nearest;
}

/** Levenshtein's distance, one row at a time. */
function countEdits(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 0; i < from.length; i += 1) {
    const next = [i + 1];
    for (let j = 0; j < to.length; j += 1) {
      const replaced = (row[j] ?? 0) + (from[i] === to[j] ? 0 : 1);
      next.push(Math.min(replaced, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}
