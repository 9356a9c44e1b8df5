import fc from 'fast-check';

/** What a query string may be made of: what is right, what nearly is, and what nobody should send. */
const attributes = [
  ...['slug', 'heading', 'title', 'name', 'position', 'level', 'promotional', 'body', 'lead'],
  ...['id', 'documentId', 'locale', 'createdAt', 'publishedAt', 'healthAspect', 'nextDue', 'kind'],
  ...['article', 'parent', 'children', 'sections', 'conditions', 'sideEffects', 'mentions'],
  ...['broader', 'narrower', 'synonyms', 'codes', 'review', 'reviewedBy', 'authors', 'references'],
  ...['notices', 'source', 'localizations', 'createdBy', 'asImported', 'changeNote', 'nothing'],
  ...['', ' ', '*', '0', '-1', '__proto__', 'constructor', 'toString', '$eq', 'a.b', 'ä', '\0'],
];
const operators = [
  ...['$eq', '$ne', '$eqi', '$nei', '$in', '$notIn', '$gt', '$gte', '$lt', '$lte', '$between'],
  ...['$contains', '$notContains', '$containsi', '$startsWith', '$endsWithi', '$null', '$notNull'],
  ...['$not', '$and', '$or', '$like', '$jsonSupersetOf', '$where', '$', 'eq', '$EQ'],
];
const values = [
  ...['ketamine', 'depression', 'en', 'de', '*', 'true', 'false', 'null', '', ' ', '0', '1', '-1'],
  ...['10', '1.5', '1e3', 'NaN', 'Infinity', '2147483648', '99999999999999999999', '0x10', '１'],
  ...['2026-01-31', '2026-02-30', '0000-00-00', '275760-09-13', '+010000-01-01T00:00:00Z', '12:00'],
  ...[
    '\0',
    'a\0b',
    "'",
    '"',
    '\\',
    '%',
    '_',
    '%25',
    '--',
    ';',
    "' OR 1=1 --",
    '\ud800',
    '😀',
    '\u202e',
  ],
  ...[
    'slug:asc',
    'slug:up',
    'article.slug',
    'slug,title',
    ':',
    ',',
    '.',
    '[]',
    '{}',
    '[object Object]',
  ],
  ...['published', 'draft', 'modified', 'x'.repeat(300), '(', '[', '\n', '\u2028', 'constructor'],
];
const parameters = [
  ...['filters', 'filters', 'filters', 'populate', 'populate', 'sort', 'fields', 'pagination'],
  ...[
    'locale',
    'status',
    '_q',
    'publicationFilter',
    'hasPublishedVersion',
    'page',
    'limit',
    'start',
  ],
  ...['count', 'on', 'data', 'format', 'asOf', 'revision', 'since', 'cursor', 'wait', 'withheld'],
  ...['headingLevel', 'constructor', '__proto__', '', 'nothing'],
];
const inside = [
  'page',
  'pageSize',
  'start',
  'limit',
  'withCount',
  'filters',
  'sort',
  'fields',
  'populate',
];
const addresses = [
  ...['articles', 'sections', 'sections', 'conditions', 'side-effects', 'notices', 'references'],
  ...[
    'contributors',
    'sections/nothing',
    'articles/abcdefghijklmnopqrstuvwx',
    'explainers',
    'changes',
  ],
  ...['explainers/how-ketamine-infusions-work', 'explainers/how-ketamine-infusions-work/revisions'],
  ...['explainers/how-ketamine-infusions-work/sections/nothing', 'explainers/%00', 'sections/%00'],
];

/** What a client could well ask. */
const sound = [
  ...[
    'filters[slug][$contains]=ketamine',
    'filters[id][$gt]=3',
    'filters[createdAt][$lt]=2030-01-01',
  ],
  ...['filters[$or][0][slug]=depression&filters[$or][1][slug][$null]=true', 'filters[slug][$ne]=x'],
  ...['sort=slug', 'sort[0]=createdAt:desc&sort[1]=slug', 'fields=slug', 'fields[0]=slug'],
  ...[
    'populate=*',
    'pagination[pageSize]=2&pagination[page]=2',
    'pagination[start]=1',
    'locale=en',
  ],
  ...['pagination[withCount]=false', '_q=e', 'status=published'],
];

/** As a percent-encoded part of an address; half of a pair of surrogates has no encoding of its own. */
export const encode = (text: string): string =>
  encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd'));

/** Draws an address of the public REST API with a query string of up to four parameters, each up to seven levels deep. */
export const drawSearch = (draw: fc.GeneratorValue): string => {
  const one = (from: readonly string[]): string => draw(fc.constantFrom, ...from);
  const number = (most: number): number => draw(fc.nat, { max: most });
  const part = (): string => {
    const kinds = [attributes, attributes, operators, inside, ['0', '1', '', '21', '101']];
    return one(kinds[number(kinds.length - 1)] ?? attributes);
  };
  const parameter = (): string => {
    if (number(2) > 0) return one(sound);
    const path = Array.from({ length: number(6) === 6 ? 7 : number(4) }, part);
    const name = one(parameters) + path.map((name) => `[${name}]`).join('');
    const value =
      number(9) === 0 ? draw(fc.string, { unit: 'binary', maxLength: 20 }) : one(values);
    return `${encode(name).replaceAll('%5B', '[').replaceAll('%5D', ']')}=${encode(value)}`;
  };
  return `/api/${one(addresses)}?${Array.from({ length: 1 + number(3) }, parameter).join('&')}`;
};
