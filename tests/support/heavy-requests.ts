import fc from 'fast-check';
import type { SentRequest } from './send-request';

/** One request in parts, so that a search can put in more of what is heavy. */
export interface HeavyRequest {
  address: string;
  /** Parameters of a query string, or fields at the top of a GraphQL document. */
  parts: string[];
}

const links: Record<string, Record<string, string>> = {
  articles: { sections: 'sections', authors: 'contributors', references: 'references' },
  sections: {
    ...{ article: 'articles', parent: 'sections', children: 'sections', conditions: 'conditions' },
    ...{
      sideEffects: 'sideEffects',
      mentions: 'mentions',
      notices: 'notices',
      references: 'references',
    },
  },
  conditions: { broader: 'conditions', narrower: 'conditions', synonyms: 'synonyms' },
  sideEffects: { synonyms: 'synonyms' },
  mentions: { condition: 'conditions', sideEffect: 'sideEffects' },
};
const texts: Record<string, string[]> = {
  articles: ['title', 'lead', 'slug'],
  sections: ['body', 'bodyText', 'heading'],
  conditions: ['name', 'description'],
  sideEffects: ['name', 'description'],
  mentions: ['quote'],
  synonyms: ['text'],
  notices: ['title', 'text', 'slug'],
  references: ['title', 'citation', 'slug'],
  contributors: ['name', 'bio', 'slug'],
};
const addresses: Record<string, string> = { sideEffects: 'side-effects' };
const rest = [
  ...['articles', 'sections', 'conditions', 'sideEffects'],
  ...['notices', 'references', 'contributors'],
];
const toOne = new Set(['article', 'parent', 'broader', 'condition', 'sideEffect']);

const tools = (draw: fc.GeneratorValue) => {
  const one = <Value>(from: readonly Value[]): Value => draw(fc.constantFrom, ...from);
  const number = (least: number, most: number): number =>
    draw(fc.integer, { min: least, max: most });
  const walk = (from: string, most: number): { path: string[]; type: string } => {
    const path: string[] = [];
    let type = from;
    const length = number(0, most);
    // Back and forth is the shortest way to many rows.
    const isRound = draw(fc.boolean);
    while (path.length < length) {
      const all = Object.entries(links[type] ?? {});
      const round = all.filter(([name]) =>
        ['sections', 'article', 'children', 'parent', 'narrower', 'broader'].includes(name),
      );
      const [name, target] = one(
        isRound && round.length > 0 ? round : all.length > 0 ? all : [['', '']],
      );
      if (!name) break;
      path.push(name);
      type = target!;
    }
    return { path, type };
  };
  const leafOf = (type: string): string => one(texts[type] ?? ['slug']);
  return { one, number, walk, leafOf };
};

const restPart = (type: string, draw: fc.GeneratorValue): string => {
  const { one, number, walk, leafOf } = tools(draw);
  const filter = (within: string, most: number): string => {
    const { path, type: end } = walk(type, most);
    const at = `${within}${path.map((name) => `[${name}]`).join('')}[${leafOf(end)}]`;
    const count = number(1, 99);
    return one([
      `${at}[$containsi]=${one(['e', 'zz', 'a b', '%25_%25_%25', 'the'])}`,
      `${at}[$notContainsi]=zz`,
      Array.from({ length: count }, (_, index) => `${at}[$in][${index}]=${index}`).join('&'),
      Array.from(
        { length: count },
        (_, index) => `${at}[$or][${index}][$containsi]=x${index}`,
      ).join('&'),
    ]);
  };
  /** Relations to one that come back to their own type, which lead on without end. */
  const inARow = (): string => {
    const [own, name] = one([
      ['sections', 'parent'],
      ['conditions', 'broader'],
    ] as const);
    const row = Array(number(1, 12)).fill(name).join('.');
    const from = type === own ? row : `${own}.${row}`;
    return `populate=${Array(number(1, 20)).fill(from).join(',')}`;
  };
  const populate = (): string => {
    const { path } = walk(type, 8);
    return path.length === 0
      ? 'populate=*'
      : `populate${path.map((name) => `[${name}]`).join('[populate]')}=${one(['true', '*'])}`.replace(
          /=\*$/,
          '[populate]=*',
        );
  };
  return one([
    ...[filter('filters', 9), filter('filters', 3), filter('filters[$not]', 5)],
    ...[populate(), populate(), populate(), inARow(), inARow(), 'populate=*'],
    `sort=${[...walk(type, 9).path, 'slug'].join('.')}`,
    `sort=${Array.from({ length: number(1, 4) }, () => `${one(Object.keys(links[type] ?? { slug: type }))}.slug`).join(',')}`,
    `sort=${Array.from({ length: number(1, 1_000) }, () => 'slug').join(',')}`,
    `fields=${Array.from({ length: number(1, 1_000) }, () => 'slug').join(',')}`,
    ...[
      '_q=e',
      '_q=zz',
      'pagination[pageSize]=100',
      'pagination[start]=5000&pagination[limit]=100',
      'locale=*',
    ],
    Array.from(
      { length: number(1, 30) },
      (_, index) =>
        `filters[$or][${index}][${walk(type, 2).path.join('][') || leafOf(type)}][id][$gt]=${index}`,
    ).join('&'),
  ]);
};

const graphqlPart = (draw: fc.GeneratorValue): string => {
  const { one, number, walk, leafOf } = tools(draw);
  const field = (name: string, type: string, depth: number): string => {
    const nested = depth <= 0 ? [] : Object.entries(links[type] ?? {});
    const chosen = Array.from({ length: nested.length === 0 ? 0 : number(1, 3) }, () =>
      one(nested),
    );
    const inner = chosen.map(
      ([link, target], index) => `n${index}: ${field(link, target, depth - 1)}`,
    );
    const { path, type: end } = walk(type, 6);
    const value = `{ ${leafOf(end)}: { containsi: "e" } }`;
    const filters = path.reduceRight((within, link) => `{ ${link}: ${within} }`, value);
    const given = [
      ...(draw(fc.boolean) ? ['pagination: { limit: 100 }'] : []),
      ...(number(0, 3) === 0 ? [`filters: ${filters}`] : []),
      ...(number(0, 4) === 0 ? [`sort: "${leafOf(type)}:desc"`] : []),
    ];
    const args = toOne.has(name) || given.length === 0 ? '' : `(${given.join(', ')})`;
    return `${name}${args} { ${leafOf(type)} ${inner.join(' ')} }`;
  };
  const type = one([...rest, 'articles', 'sections']);
  return one([
    field(type, type, number(1, 5)),
    field(type, type, number(1, 5)),
    `sections(filters: $many) { slug }`,
    `sections(sort: $orders) { slug }`,
    `explainers(limit: ${one([25, 50, 100])}) { nodes { title sections { bodyHtml notices { title text } sections { bodyHtml bodyText notices { title text } conditions { name } sections { bodyHtml notices { title text } } } } sideEffects { name codes { code } } } }`,
    `changes(limit: 100) { nodes { slug sections { slug } } }`,
    `explainerDifference(slug: "rewritten", before: "{before}", after: "{after}") { sections { changed { paragraphs { before after words { kind text } } } } }`,
    `explainer(slug: "rewritten", ${one(['revision: "{before}"', 'asOf: "2099-01-01"'])}) { title sections { bodyHtml notices { title text } } }`,
    `explainer(slug: "treatment-1") { ${'s: sections { bodyHtml notices { title text } conditions { name } mentions { condition { name } } } '.repeat(1)} }`,
  ]);
};

const parts = (address: string, draw: fc.GeneratorValue): string => {
  if (address === '/graphql') return graphqlPart(draw);
  if (address.startsWith('/api/explainers') || address === '/api/changes') {
    const form = draw(fc.constantFrom, 'json', 'html', 'text', 'markdown', 'jsonld');
    const which = draw(fc.constantFrom, 'revision={before}', 'asOf=2099-01-01');
    return draw(fc.constantFrom, `format=${form}`, 'limit=100', 'headingLevel=6', which);
  }
  if (address.startsWith('/embed'))
    return draw(fc.constantFrom, 'headingLevel=6', 'show=references,review', 'revision={before}');
  if (address === '/oembed') {
    const url = draw(fc.constantFrom, 'rewritten', 'how-ketamine-infusions-work', 'treatment-1');
    return draw(fc.constantFrom, `url=/embed/${url}`, 'format=json', 'theme=dark', 'maxwidth=320');
  }
  if (address === '/preview') return 'link={link}';
  return restPart(
    rest.find((type) => address.endsWith(`/${addresses[type] ?? type}`)) ?? 'articles',
    draw,
  );
};

const everyAddress = [
  ...['/graphql', '/graphql', '/graphql', '/api/explainers', '/api/changes'],
  ...[
    '/api/explainers/how-ketamine-infusions-work',
    '/api/explainers/how-ketamine-infusions-work/revisions',
  ],
  ...['/api/explainers/rewritten', '/api/explainers/rewritten/revisions/{before}...{after}'],
  ...['/embed/rewritten', '/embed/how-ketamine-infusions-work', '/oembed', '/preview'],
  ...rest.map((type) => `/api/${addresses[type] ?? type}`),
  ...['/api/articles', '/api/sections', '/api/sections'],
];

/** Draws a request of up to four parts. */
export const drawHeavy = (draw: fc.GeneratorValue): HeavyRequest => {
  const address = draw(fc.constantFrom, ...everyAddress);
  const count = draw(fc.integer, { min: 1, max: 4 });
  return { address, parts: Array.from({ length: count }, () => parts(address, draw)) };
};

/** The same with one part more, another, or doubled: a step of the search. */
export const drawNeighbour = (
  { address, parts: given }: HeavyRequest,
  draw: fc.GeneratorValue,
): HeavyRequest => {
  const at = draw(fc.nat, { max: given.length - 1 });
  const fresh = parts(address, draw);
  return {
    address,
    parts: draw(
      fc.constantFrom,
      [...given, fresh],
      [...given, ...given],
      given.map((one, index) => (index === at ? fresh : one)),
      given.filter((_, index) => index !== at || given.length === 1),
    ),
  };
};

/** What a part may name, and is used as often as there are such parts. */
const variables: Record<string, [type: string, value: unknown]> = {
  many: ['SectionFiltersInput', { or: Array(80).fill({ body: { containsi: '%e%' } }) }],
  orders: ['[String]', Array(100).fill('slug')],
};

const graphqlRequest = (given: readonly string[]): string => {
  const selections = given.map((part, index) => `r${index}: ${part}`).join(' ');
  const used = Object.entries(variables).filter(([name]) => selections.includes(`$${name}`));
  const defined = used.map(([name, [type]]) => `$${name}: ${type}`).join(', ');
  return JSON.stringify({
    query: `query ${defined === '' ? '' : `(${defined})`} { ${selections} }`,
    variables: Object.fromEntries(used.map(([name, [, value]]) => [name, value])),
  });
};

/** As it is sent; what GraphQL is asked for goes by POST. Names in braces stand for what only the server that is asked knows. */
export const asSent = (
  { address, parts: given }: HeavyRequest,
  known: Readonly<Record<string, string>>,
): SentRequest => {
  const fill = (text: string): string =>
    text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => known[name] ?? whole);
  return address === '/graphql'
    ? {
        method: 'POST',
        path: address,
        headers: { 'Content-Type': 'application/json' },
        body: fill(graphqlRequest(given)),
      }
    : {
        path: encodeURI(fill(`${address}?${[...new Set(given)].join('&')}`)).replaceAll(
          '%255',
          '%5',
        ),
      };
};
