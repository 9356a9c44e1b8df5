import type { Place } from '../../explainer/addresses';
import type { FoundRevision } from '../../explainer/ledger';

/** What of an explainer somebody was shown. */
export interface ShownText {
  explainer: string;
  /** `explainer`, `section/<slug>`, `side-effects` or `condition/<slug>`. */
  part: string;
  /** SHA-256. */
  revision: string;
}

/** What stands for a place where views of it are counted; never anything that a spreadsheet takes for a formula. */
const partOf = (place: Place): string => {
  switch (place.kind) {
    case 'section':
      return `section/${place.section}`;
    case 'condition':
      return `condition/${place.condition}`;
    default:
      return place.kind;
  }
};

/** What is shown of a revision that was found; undefined where there is none. */
export const shownText = (
  found: FoundRevision | null,
  explainer: string,
  place: Place,
): ShownText | undefined => {
  const revision = found?.wanted?.sha256 ?? null;
  return revision === null ? undefined : { explainer, part: partOf(place), revision };
};
