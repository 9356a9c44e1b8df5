import { canonicalPath, pagePath, type Place } from '../explainer/addresses';

const parameters = [
  ['heading-level', 'headingLevel'],
  ['locale', 'locale'],
  ['revision', 'revision'],
  ['show', 'show'],
] as const;

/** The attributes of an `explainer-section` that say what it shows, and how. */
export const shownBy = [
  ...(['explainer', 'section', 'condition', 'side-effects'] as const),
  ...parameters.map(([name]) => name),
];

/** What an attribute holds; null where the element does not have it. */
export type Attributes = (name: (typeof shownBy)[number]) => string | null;

const placeOf = (attribute: Attributes): Place => {
  const [section, condition] = [attribute('section'), attribute('condition')];
  if (section !== null) return { kind: 'section', section: encodeURIComponent(section) };
  if (condition !== null) return { kind: 'condition', condition: encodeURIComponent(condition) };
  return { kind: attribute('side-effects') === null ? 'explainer' : 'side-effects' };
};

/** Where the fragment is that an element asks for, and the page with the same text. */
export interface FragmentAddress {
  fragment: string;
  page: string;
}

/** Undefined where the element does not name an explainer. */
export const fragmentAddress = (
  origin: string,
  attribute: Attributes,
): FragmentAddress | undefined => {
  const explainer = attribute('explainer');
  if (explainer === null || explainer === '') return undefined;
  const search = new URLSearchParams({ format: 'html', headingLevel: '2' });
  for (const [name, parameter] of parameters) {
    const value = attribute(name);
    if (value !== null) search.set(parameter, value);
  }
  const slug = encodeURIComponent(explainer);
  const place = placeOf(attribute);
  const locale = attribute('locale');
  const inLanguage = locale === null ? '' : `?locale=${encodeURIComponent(locale)}`;
  return {
    fragment: `${origin}${canonicalPath(slug, place)}?${search.toString()}`,
    page: `${origin}${pagePath(slug, place)}${inLanguage}`,
  };
};
