import type { Place } from '../explainer/addresses';

/** Reads what an option of the list of places has for its value: `section <slug>`, `condition <slug>`, `side-effects`, or nothing for all of it. */
export const readPlace = (value: string): Place => {
  const [kind = '', slug = ''] = value.split(' ');
  if (kind === 'section') return { kind, section: slug };
  if (kind === 'condition') return { kind, condition: slug };
  return kind === 'side-effects' ? { kind } : { kind: 'explainer' };
};
