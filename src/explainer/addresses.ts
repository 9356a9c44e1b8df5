/** What of an explainer an address is about. */
export type Place =
  | { kind: 'explainer' }
  | { kind: 'section'; section: string }
  | { kind: 'side-effects' }
  | { kind: 'condition'; condition: string };

/** All of it. */
export const wholePlace = { kind: 'explainer' } as const;

/** The canonical address, below the origin. */
export const canonicalPath = (explainer: string, place: Place): string => {
  const whole = `/api/explainers/${explainer}`;
  switch (place.kind) {
    case 'explainer':
      return whole;
    case 'section':
      return `${whole}/sections/${place.section}`;
    case 'side-effects':
      return `${whole}/side-effects`;
    case 'condition':
      return `${whole}/conditions/${place.condition}`;
  }
};

/** The page that is made for frames, and for whoever follows a link. No slug is a hyphen alone. */
export const pagePath = (explainer: string, place: Place): string => {
  const whole = `/embed/${explainer}`;
  switch (place.kind) {
    case 'explainer':
      return whole;
    case 'section':
      return `${whole}/${place.section}`;
    case 'side-effects':
      return `${whole}/-/side-effects`;
    case 'condition':
      return `${whole}/-/conditions/${place.condition}`;
  }
};
