import fc from 'fast-check';
import { encode } from './odd-searches';
import type { SentRequest } from './send-request';

/** Where something stands, and what leads there; some of it right for one place and wrong for every other. */
export interface KnownPlaces {
  explainers: readonly string[];
  sections: readonly string[];
  conditions: readonly string[];
  revisions: readonly string[];
  cursors: readonly string[];
  /** Of documents of every type that has previews or partners' views. */
  documentIds: readonly string[];
  previews: readonly string[];
  /** What a page's address begins with. */
  origin: string;
  partnerKey: string;
  /** Of somebody who is logged in to the panel. */
  panelToken: string;
}

/**
 * In what a refusal comes: Strapi's envelope, a page, or either by what the request takes; in the panel's own API, the envelope in
 * Strapi's words.
 */
export interface OddAddress extends SentRequest {
  refusedAs: 'envelope' | 'page' | 'either' | 'panel';
}

/** What goes out as it is; escapes that say nothing among them. */
const unescaped = [
  ...[
    '%',
    '%zz',
    '%ff',
    '%c0%af',
    '%e0%a4%a',
    '%ed%a0%80',
    '%00',
    '%u0041',
    '%25%30%30',
    '%2',
    '%0a',
  ],
  ...['"<>', '{|}', '^`', '\\', '.', '..', '%2e%2e', '%2F', '%5c', ';a=b', ':slug', '(.*)', '~'],
];
export const texts = [
  ...['', ' ', '-', '--', 'a-', '-a', 'A', 'Ketamine', 'nothing', 'builder', 'v1', 'sections'],
  ...['0', '1', '-1', '1.5', '1e3', '007', '2147483648', '99999999999999999999', 'NaN', 'Infinity'],
  ...['true', 'false', 'null', 'undefined', 'on', 'constructor', '__proto__', 'toString', '$ne'],
  ...[
    '\0',
    'a\0b',
    '\u0001',
    '\u001b[31m',
    '\n',
    '\r\nX: y',
    '\u007f',
    '\u2028',
    '\u202e',
    '\ufeff',
  ],
  ...['ä', 'ﬁ', '１', '😀', '\ufffd', 'e\u0301', "'", '"', '<b>', '</script>', "' OR 1=1 --", '%s'],
  ...['a'.repeat(121), 'a'.repeat(300), 'é'.repeat(500), '-'.repeat(200), '[object Object]', 'a,b'],
];

export const values: Readonly<Record<string, readonly string[]>> = {
  locale: ['en', 'de', 'fr', 'de-AT', 'EN', 'en_US', 'xx', 'zz-zz-zz', 'e\0', '*'],
  asOf: [
    ...[
      '2020-01-01',
      '2099-01-01',
      '2026-02-30',
      '0000-01-01',
      '0001-01-01',
      '9999-12-31',
      '12:00',
    ],
    ...[
      '2026-01-01T00:00:00Z',
      '2026-01-01T24:00:00Z',
      '2026-01-01T00:00:00+99:99',
      '+275760-09-13',
    ],
    ...['9999-12-31T23:59:59-12:00', '-000001-01-01', '2026-01-01T00:00:00.123456789Z', '20260101'],
  ],
  format: ['json', 'jsonld', 'html', 'markdown', 'text', 'xml', 'csv', 'JSON', 'pdf', '*/*'],
  headingLevel: ['1', '2', '6', '0', '7', '01', '1.0', '٣'],
  theme: ['light', 'dark', 'auto', 'Dark', 'url(x)'],
  show: ['', 'references', 'references,review', ',', 'notices,notices', 'review,', 'everything'],
  shadow: ['open', 'closed', ''],
  withheld: ['true', 'false', ''],
  limit: ['1', '100', '0', '101', '-1', '1e2'],
  // What waits long keeps its client from asking.
  wait: ['0', '0', '1', '31', '-1', '3600', '00'],
  maxwidth: ['1', '320', '99999', '100000', '0', '-1', '1e9'],
  from: [
    '2026-01-01',
    '2026-02-30',
    '0001-01-01',
    '9999-12-31',
    '2026-1-1',
    '2025-12-31T00:00:00Z',
  ],
  refresh: ['5', '0', 'never'],
};
/** What each place takes, and then what only others do. */
const parameters = {
  explainer: [
    ...[
      'locale',
      'revision',
      'asOf',
      'format',
      'headingLevel',
      'show',
      'shadow',
      'theme',
      'withheld',
    ],
  ],
  list: ['locale', 'limit', 'cursor'],
  feed: ['locale', 'limit', 'since', 'wait'],
  embed: ['headingLevel', 'locale', 'theme', 'revision', 'show'],
  oembed: ['format', 'maxwidth', 'maxheight'],
  views: ['from', 'to', 'format'],
  preview: ['link'],
  panel: ['documentId', 'locale', 'status'],
} as const;
const foreign = [
  ...[
    'slug',
    'section',
    'condition',
    'range',
    'populate',
    'status',
    'filters',
    'refresh',
    'nothing',
  ],
  ...[
    'constructor',
    '__proto__',
    'toString',
    '',
    ' ',
    '\0',
    'a.b',
    'ä',
    'x'.repeat(300),
    'url',
    '0',
  ],
];
const accepted = ['text/html', 'application/json', 'text/csv', '*/*', 'image/png', 'a/b;q=9', ','];

/** Draws a request for what stands beside Strapi's own REST and GraphQL: a place that there is, with odd names and parameters. */
export const drawAddress = (known: KnownPlaces, draw: fc.GeneratorValue): OddAddress => {
  const one = <T>(from: readonly T[]): T => draw(fc.constantFrom, ...from);
  const oneIn = (many: number): boolean => draw(fc.nat, { max: many - 1 }) === 0;
  const oddText = (): string => {
    if (oneIn(4)) return one(unescaped);
    return encode(oneIn(8) ? draw(fc.string, { unit: 'binary', maxLength: 20 }) : one(texts));
  };
  /** Mostly one that leads somewhere, else one of another kind, or none at all. */
  const name = (right: readonly string[]): string => {
    if (!oneIn(3)) return encode(one(right));
    const others = [known.explainers, known.sections, known.conditions, known.revisions];
    return oneIn(2) ? encode(one(one(others))) : oddText();
  };
  const explainer = () => name(known.explainers);
  const part = (between: string): string => {
    const places = [
      () => '',
      () => `/${between}${name(known.sections)}`,
      () => `${between === '' ? '/-' : ''}/side-effects`,
      () => `${between === '' ? '/-' : ''}/conditions/${name(known.conditions)}`,
    ];
    return one(places)();
  };
  const valueOf = (parameter: string): string => {
    const right: Readonly<Record<string, readonly string[]>> = {
      ...values,
      ...{ revision: known.revisions, cursor: known.cursors, since: known.cursors },
      ...{ link: known.previews, documentId: known.documentIds },
      ...{ to: values.from ?? [], maxheight: values.maxwidth ?? [] },
    };
    const own = (Object.hasOwn(right, parameter) ? right[parameter] : undefined) ?? texts;
    if (parameter === 'wait' || !oneIn(3)) return encode(one(own));
    // The right one of another parameter, or a right one with something after it.
    if (oneIn(3)) return encode(one(one(Object.values(right))));
    return oneIn(2) ? encode(one(own)) + oddText() : oddText();
  };
  const parameter = (takes: readonly string[]): string => {
    const known = !oneIn(6);
    const which = known ? one(takes) : one(foreign);
    if (!oneIn(6)) return `${encode(which)}=${valueOf(which)}`;
    const bracket = one([
      '[]',
      '[0]',
      '[a]',
      '[$ne]',
      '[a][b]',
      '[',
      ']',
      '[][]',
      '[toString]',
      '.a',
      '%5B%5D',
    ]);
    const odd = [
      `${encode(which)}${bracket}=${valueOf(which)}`,
      encode(which),
      `=${valueOf(which)}`,
    ];
    return one([...odd, `${oddText()}=${oddText()}`, '&&', `${encode(which)}==`]);
  };
  const search = (takes: readonly string[], first: readonly string[] = []): string => {
    const given = Array.from({ length: draw(fc.nat, { max: 3 }) }, () => parameter(takes));
    // Twice the same, or twice another.
    if (given[0] !== undefined && oneIn(6)) given.push(given[0]);
    const all = [...first, ...given];
    return all.length === 0 ? '' : `?${all.join('&')}`;
  };

  const embedPath = (): string => `/embed/${explainer()}${part('')}`;
  const explainerPath = (): string => `/api/explainers/${explainer()}${part('sections/')}`;
  const compared = (): string =>
    `/revisions/${oneIn(8) ? oddText() : `${name(known.revisions)}...${name(known.revisions)}`}`;
  const page = (): string => {
    const path = one([embedPath, explainerPath])();
    const own = `${known.origin}${path}${search(parameters.embed)}`;
    const begin = [
      '//',
      'ftp://',
      'http://a:b@',
      'http://[::1',
      'http://x.example:99999',
      'data:,',
      '',
    ];
    return oneIn(6) ? `${one(begin)}${one([own, path, '127.0.0.1/embed/a', ''])}` : own;
  };
  const key = (): string => (oneIn(6) ? one(['', 'x', 'a'.repeat(256), 'ä']) : known.partnerKey);
  const asPartner = () => ({ Authorization: `Bearer ${key()}` });
  const inPanel = { Authorization: `Bearer ${known.panelToken}` };

  const draftType = one(['article', 'section', 'notice', 'nothing']);

  const envelope = (path: string, headers: Record<string, string> = {}): OddAddress => ({
    ...{ path, headers, refusedAs: 'envelope' },
  });
  const places: readonly (() => OddAddress)[] = [
    () => envelope(`${explainerPath()}${search(parameters.explainer)}`),
    () => envelope(`${explainerPath()}${search(parameters.explainer)}`),
    () => envelope(`/api/explainers/${explainer()}/withheld${search(parameters.explainer)}`),
    () => envelope(`/api/explainers${search(parameters.list)}`),
    () => envelope(`/api/explainers/${explainer()}/revisions${search(parameters.list)}`),
    () => envelope(`/api/explainers/${explainer()}${compared()}${search(['locale'])}`),
    () => envelope(`/api/changes${search(parameters.feed)}`),
    () => ({ path: `${embedPath()}${search(parameters.embed)}`, refusedAs: 'page' }),
    () => ({ path: `${embedPath()}${search(parameters.embed)}`, refusedAs: 'page' }),
    () => ({ path: `${embedPath()}/${oddText()}${search(parameters.embed)}`, refusedAs: 'page' }),
    () => ({ path: `/embed/builder${search(parameters.embed)}`, refusedAs: 'page' }),
    () =>
      envelope(
        `/embed/v1/${oneIn(2) ? 'loader.js' : `loader.${oddText()}`}${search(parameters.embed)}`,
      ),
    () =>
      envelope(`/oembed${search(parameters.oembed, oneIn(8) ? [] : [`url=${encode(page())}`])}`),
    () =>
      envelope(
        `/oembed${search(parameters.oembed, [`url=${oneIn(4) ? page() : encode(page())}`])}`,
      ),
    () => ({ path: `/preview${search(parameters.preview)}`, refusedAs: 'either' }),
    () => envelope(`/api/partners/views${search(parameters.views)}`, asPartner()),
    () => envelope(`/partner-views/${name(known.documentIds)}${search(parameters.views)}`, inPanel),
    () => ({
      path: `/content-manager/preview/url/api::${draftType}.${draftType}${search(parameters.panel)}`,
      headers: inPanel,
      refusedAs: 'panel',
    }),
  ];
  const asked = one(places)();
  const headers = { ...asked.headers, ...(oneIn(4) ? { Accept: one(accepted) } : {}) };
  return { ...asked, headers };
};
