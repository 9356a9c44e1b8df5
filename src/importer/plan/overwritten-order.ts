import type { DocumentForm } from './document-form';
import type { OverwrittenEdit } from './overwritten-edits';

const positionsOf = (forms: readonly DocumentForm[]): Map<string, number> =>
  new Map(
    forms.flatMap(({ slug, fields }): [string, number][] =>
      typeof fields.position === 'number' ? [[slug, fields.position]] : [],
    ),
  );

/**
 * The sections that an editor had put before or behind others, and that the order of the file puts back.
 *
 * @param formerSlugs the sections of the last import's file, in its order
 * @param placed the sections with the positions that they get
 */
export const overwrittenOrder = (
  formerSlugs: readonly string[],
  stored: readonly DocumentForm[],
  placed: readonly DocumentForm[],
): OverwrittenEdit[] => {
  const [before, after] = [positionsOf(stored), positionsOf(placed)];
  const known = formerSlugs.flatMap((slug, index) => {
    const [from, to] = [before.get(slug), after.get(slug)];
    return from === undefined || to === undefined ? [] : [{ slug, index, from, to }];
  });
  type Known = (typeof known)[number];
  const isPutBack = (one: Known, other: Known): boolean => {
    const was = Math.sign(one.from - other.from);
    return was !== Math.sign(one.index - other.index) && was !== Math.sign(one.to - other.to);
  };
  return known
    .filter((one) => one.from !== one.to && known.some((other) => isPutBack(one, other)))
    .map(({ slug }) => ({ slug, fields: ['position'] }));
};
