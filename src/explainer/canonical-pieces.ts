import { canonicalJson } from './canonical-json';
import type { Explainer } from './explainer';

/** An explainer, and the pieces in which its canonical JSON is known. */
export interface KnownPieces<Known> {
  explainer: Explainer;
  pieces: readonly Known[];
}

/** Which keys stand in a piece: those before the sections, these, and those after. */
const isIn: readonly ((key: string) => boolean)[] = [
  (key) => key < 'sections',
  (key) => key === 'sections',
  (key) => key > 'sections',
];

const isSame = (one: Explainer, other: Explainer, isHere: (key: string) => boolean): boolean => {
  const now = new Map(Object.entries(one).filter(([key]) => isHere(key)));
  const before = Object.entries(other).filter(([key]) => isHere(key));
  return before.length === now.size && before.every(([key, value]) => now.get(key) === value);
};

/**
 * The canonical JSON of an explainer in pieces, which put together are `canonicalJson(explainer)`: a condition that changes in a
 * thousand explainers leaves the sections, and so most of the text, as it was in each.
 *
 * @param known pieces of an earlier one: given in the place of a text where all that stands in it is the very same
 */
export const canonicalPieces = <Known = never>(
  explainer: Explainer,
  known: KnownPieces<Known> | null,
): (string | Known)[] =>
  isIn.map((isHere, index) => {
    const piece = known?.pieces.length === isIn.length ? known.pieces[index] : undefined;
    if (known && piece !== undefined && isSame(explainer, known.explainer, isHere)) return piece;
    const part = Object.fromEntries(Object.entries(explainer).filter(([key]) => isHere(key)));
    const members = canonicalJson(part).slice(1, -1);
    const isLast = index === isIn.length - 1;
    return `${index === 0 ? '{' : ','}${members}${isLast ? '}' : ''}`;
  });
