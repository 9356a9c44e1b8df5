import type { DocumentForm } from './document-form';

/** Positions are ten apart, so that an editor can put a section between two others without renumbering the rest. */
export const positionStep = 10;

const positionIn = (form: DocumentForm | undefined): number | null =>
  typeof form?.fields.position === 'number' ? form.fields.position : null;

/** Indexes of the longest run of positions that already rise, not necessarily side by side. */
const risingIndexes = (positions: readonly (number | null)[]): Set<number> => {
  const best: { length: number; previous: number }[] = [];
  let last = -1;
  positions.forEach((position, index) => {
    let found = { length: position === null ? 0 : 1, previous: -1 };
    for (let before = 0; position !== null && before < index; before += 1) {
      const earlier = positions[before] ?? null;
      const length = (best[before]?.length ?? 0) + 1;
      if (earlier !== null && earlier < position && length > found.length)
        found = { length, previous: before };
    }
    best.push(found);
    if (found.length > (best[last]?.length ?? 0)) last = index;
  });
  const kept = new Set<number>();
  for (let index = last; index >= 0; index = best[index]?.previous ?? -1) kept.add(index);
  return kept;
};

/** One position for each section, keeping what can be kept; null where too little room is left between two kept ones. */
const fillGaps = (positions: readonly (number | null)[]): number[] | null => {
  const kept = risingIndexes(positions);
  const nextKept = new Map<number, number>();
  for (let index = positions.length - 1, next = -1; index >= 0; index -= 1) {
    nextKept.set(index, next);
    if (kept.has(index)) next = index;
  }
  const filled: number[] = [];
  for (let index = 0; index < positions.length; index += 1) {
    const before = filled[index - 1] ?? 0;
    const own = kept.has(index) ? (positions[index] ?? null) : null;
    if (own !== null) {
      filled.push(own);
      continue;
    }
    const next = nextKept.get(index) ?? -1;
    const after = positions[next] ?? null;
    const position =
      after === null
        ? before + positionStep
        : before + Math.floor((after - before) / (next - index + 1));
    if (position <= before) return null;
    filled.push(position);
  }
  return filled;
};

const place = (
  forms: readonly DocumentForm[],
  positionOf: (slug: string) => number | null,
): DocumentForm[] => {
  const filled = fillGaps(forms.map(({ slug }) => positionOf(slug)));
  return forms.map((form, index) => ({
    ...form,
    fields: { ...form.fields, position: filled?.[index] ?? (index + 1) * positionStep },
  }));
};

const isSameOrder = (formerSlugs: readonly string[], wanted: readonly DocumentForm[]): boolean => {
  const wantedSlugs = new Set(wanted.map(({ slug }) => slug));
  const common = formerSlugs.filter((slug) => wantedSlugs.has(slug));
  return (
    common.length === wanted.length && common.every((slug, index) => slug === wanted[index]?.slug)
  );
};

/**
 * The sections of a file with positions in its order, where those that stand in the same order as in the database keep
 * theirs: a section that is put in or taken out then changes no other. An order that editors made stays until the file's
 * own order changes.
 *
 * @param formerSlugs the sections of the last import's file, in its order; none where nothing was imported before
 */
export const keepPositions = (
  formerSlugs: readonly string[],
  wanted: readonly DocumentForm[],
  stored: readonly DocumentForm[],
): DocumentForm[] => {
  const storedBySlug = new Map(stored.map((form) => [form.slug, form]));
  const storedPosition = (slug: string) => positionIn(storedBySlug.get(slug));
  if (!isSameOrder(formerSlugs, wanted)) return place(wanted, storedPosition);
  return wanted.map((form) => {
    const position = storedPosition(form.slug) ?? form.fields.position ?? null;
    return { ...form, fields: { ...form.fields, position } };
  });
};
