/** The attributes of an `explainer-section` that say what it shows, and how. */
export const shownBy = [
  'explainer',
  'section',
  'condition',
  'side-effects',
  'heading-level',
  'locale',
  'revision',
  'show',
] as const;

type Attribute = (typeof shownBy)[number];

/** What an attribute holds; null where the element does not have it. */
export type Attributes = (name: Attribute) => string | null;

/** The place's path in the API, and that of its page. */
const pathsOf = (attribute: Attributes): [fragment: string, page: string] => {
  const section = attribute('section');
  if (section !== null) {
    const name = encodeURIComponent(section);
    return [`/sections/${name}`, `/${name}`];
  }
  const condition = attribute('condition');
  if (condition !== null) {
    const name = encodeURIComponent(condition);
    return [`/conditions/${name}`, `/-/conditions/${name}`];
  }
  return attribute('side-effects') === null ? ['', ''] : ['/side-effects', '/-/side-effects'];
};

const parameters = [
  ['heading-level', 'headingLevel'],
  ['locale', 'locale'],
  ['revision', 'revision'],
  ['show', 'show'],
] as const;

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
  const [fragmentPath, pagePath] = pathsOf(attribute);
  const locale = attribute('locale');
  const inLanguage = locale === null ? '' : `?locale=${encodeURIComponent(locale)}`;
  return {
    fragment: `${origin}/api/explainers/${slug}${fragmentPath}?${search.toString()}`,
    page: `${origin}/embed/${slug}${pagePath}${inLanguage}`,
  };
};
