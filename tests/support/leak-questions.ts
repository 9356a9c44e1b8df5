import fc from 'fast-check';
import { drawDocument } from './odd-documents';
import type { Types } from './graphql-queries';

/** Every type and part of one, with what it holds and where it leads, private or not. */
const graph: Record<string, { leaves: string[]; links: Record<string, string> }> = {
  article: {
    leaves: [
      'title',
      'slug',
      'lead',
      'about',
      'sourceText',
      'asImported',
      'changeNote',
      'changeKind',
    ],
    links: {
      ...{ sections: 'section', authors: 'contributor', references: 'reference', codes: 'code' },
      ...{
        review: 'review',
        retraction: 'retraction',
        localizations: 'article',
        createdBy: 'user',
      },
    },
  },
  section: {
    leaves: [
      'heading',
      'slug',
      'body',
      'position',
      'address',
      'asImported',
      'changeNote',
      'promotional',
    ],
    links: {
      ...{ article: 'article', parent: 'section', children: 'section', conditions: 'condition' },
      ...{ sideEffects: 'sideEffect', mentions: 'mention', notices: 'notice', updatedBy: 'user' },
      ...{ localizations: 'section', retraction: 'retraction' },
    },
  },
  condition: {
    leaves: ['name', 'slug', 'description', 'statement', 'claim', 'asImported'],
    links: {
      ...{ broader: 'condition', narrower: 'condition', synonyms: 'synonym', codes: 'code' },
      ...{ createdBy: 'user', localizations: 'condition' },
    },
  },
  sideEffect: {
    leaves: ['name', 'slug', 'description', 'frequencyAsStated', 'asImported'],
    links: { synonyms: 'synonym', codes: 'code', updatedBy: 'user' },
  },
  notice: { leaves: ['title', 'slug', 'text', 'asImported'], links: { createdBy: 'user' } },
  reference: {
    leaves: ['title', 'slug', 'citation', 'year', 'asImported'],
    links: { updatedBy: 'user' },
  },
  contributor: {
    leaves: ['name', 'slug', 'credentials', 'asImported'],
    links: { createdBy: 'user' },
  },
  review: { leaves: ['lastReviewed', 'nextDue'], links: { reviewedBy: 'contributor' } },
  mention: {
    leaves: ['quote', 'start'],
    links: { condition: 'condition', sideEffect: 'sideEffect' },
  },
  retraction: { leaves: ['reason', 'replacement'], links: {} },
  synonym: { leaves: ['text'], links: {} },
  code: { leaves: ['code', 'display'], links: {} },
  user: { leaves: ['email', 'firstname', 'username', 'password', 'id'], links: { roles: 'user' } },
};
const plurals = {
  ...{
    article: 'articles',
    section: 'sections',
    condition: 'conditions',
    sideEffect: 'side-effects',
  },
  ...{ notice: 'notices', reference: 'references', contributor: 'contributors' },
};
export type TypeName = keyof typeof plurals;
/** Asked now and then only: most of what leads there is refused, and says nothing of the rest. */
const closed = new Set(['user', 'retraction']);
const everyDocument = ['id', 'documentId', 'locale', 'createdAt', 'updatedAt', 'publishedAt'];

const parameters = [
  ...['status', 'publicationFilter', 'hasPublishedVersion', 'populate', 'fields'],
  ...['filters', 'sort', '_q', 'locale', 'pagination'],
] as const;
const endpoints = ['list', 'one', 'slug', 'draft'] as const;
const depths = [0, 1, 2, 3, 4];

/** One place of the sweep: a type, where it is asked, by which parameter, and how deep that leads. */
interface Place {
  type: TypeName;
  endpoint: (typeof endpoints)[number];
  parameter: (typeof parameters)[number];
  depth: number;
}

export const places: Place[] = (Object.keys(plurals) as TypeName[]).flatMap((type) =>
  endpoints.flatMap((endpoint) =>
    parameters.flatMap((parameter) =>
      depths.map((depth) => ({ type, endpoint, parameter, depth })),
    ),
  ),
);

/** What is known of the content: names by which documents are asked for, and words that are only in what is hidden. */
export interface Known {
  ids: Record<TypeName, string[]>;
  slugs: Record<TypeName, string[]>;
  words: readonly string[];
  /** Of explainers: slugs that they have, had, or could have; the SHA-256 of their revisions; and cursors of the feed and of their list. */
  explainers: readonly string[];
  revisions: readonly string[];
  cursors: readonly string[];
  pages: readonly string[];
  /** Slugs of explainers that are public, and with a space between, of what is in them. */
  shown: ReadonlySet<string>;
}

const operators = [
  ...['$eq', '$contains', '$containsi', '$startsWith', '$notContains', '$ne', '$gt', '$lt', '$in'],
  ...['$null', '$notNull', '$endsWithi', '$gte'],
];

/** Draws a REST request for one place of the sweep. */
export const drawQuestion = (place: Place, known: Known, draw: fc.GeneratorValue): string => {
  const one = <Value>(from: readonly Value[]): Value => draw(fc.constantFrom, ...from);
  const rarely = (): boolean => one([true, false, false, false]);
  const walk = (depth: number) => {
    let type: string = place.type;
    const path: string[] = [];
    while (path.length < depth) {
      const all = Object.entries(graph[type]?.links ?? {});
      const links = rarely() ? all : all.filter(([, target]) => !closed.has(target));
      if (links.length === 0) break;
      const [name, target] = one(links);
      path.push(name);
      type = target;
    }
    const leaves = graph[type]?.leaves ?? [];
    // The first three are public texts.
    if (!rarely()) return { path, leaf: one(leaves.slice(0, 3)) };
    return { path, leaf: one([...leaves, one(everyDocument)]) };
  };
  const word = (): string =>
    one([
      ...known.words,
      ...known.words,
      'Open',
      'e',
      'true',
      'false',
      '1',
      '2',
      '30',
      '2025-01-01',
    ]);
  const inBrackets = (path: readonly string[]): string => path.map((name) => `[${name}]`).join('');
  const populated = (depth: number): string => {
    const { path } = walk(depth);
    return path.length === 0
      ? 'populate'
      : `populate${path.map((name) => `[${name}]`).join('[populate]')}`;
  };
  const filter = (within: string, depth: number): string => {
    const { path, leaf } = walk(depth);
    const wrapped = one(['', '', '[$or][0]', '[$not]', '[$and][0][$not]']);
    return `${within}${wrapped}${inBrackets(path)}[${leaf}][${one(operators)}]=${word()}`;
  };
  const sort = (within: string, depth: number): string => {
    const { path, leaf } = walk(depth);
    const order = one(['', ':asc', ':desc']);
    return one([
      `${within}=${[...path, leaf].join('.')}${order}`,
      `${within}[0]=${[...path, leaf].join('.')}${order}`,
      `${within}${inBrackets([...path, leaf])}=${one(['asc', 'desc'])}`,
    ]);
  };
  const refused = {
    status: ['draft', 'published', 'modified', ''],
    publicationFilter: ['modified', 'never-published', 'has-published-version-document', ''],
    hasPublishedVersion: ['true', 'false', ''],
  };
  const write = (parameter: Place['parameter'], depth: number): string => {
    switch (parameter) {
      case 'status':
      case 'publicationFilter':
      case 'hasPublishedVersion': {
        const within = depth === 0 ? parameter : `${populated(depth)}[${parameter}]`;
        return `${within}=${one(refused[parameter])}`;
      }
      case 'populate': {
        const at = populated(depth);
        if (depth === 0) return 'populate=*';
        return one([
          ...[`${at}=true`, `${at}[populate]=*`, `${at}[locale]=${one(['de', 'fr', '*'])}`],
          ...[`${at}[fields]=${walk(0).leaf}`, `${at}[count]=true`],
          ...[filter(`${at}[filters]`, 1), sort(`${at}[sort]`, 0)],
        ]);
      }
      case 'fields':
        return `fields=${walk(depth).leaf},${walk(0).leaf}`;
      case 'filters':
        return filter('filters', depth);
      case 'sort':
        return sort('sort', depth);
      case '_q':
        return `_q=${word()}`;
      case 'locale':
        return `locale=${one(['en', 'de', 'fr', '*'])}&${populated(depth)}=*`;
      case 'pagination':
        return `pagination[page]=${one(['1', '2', '3'])}&pagination[pageSize]=1&${sort('sort', depth)}`;
    }
  };
  const address = {
    list: '',
    one: `/${one(known.ids[place.type])}`,
    slug: `/${one(known.slugs[place.type])}`,
    draft: `/${one(known.words).toLowerCase()}-${one(known.slugs[place.type])}`,
  }[place.endpoint];
  const asked = [write(place.parameter, place.depth)];
  if (rarely()) asked.push(write(one(parameters), one(depths)));
  return `/api/${plurals[place.type]}${address}?${asked.join('&')}`;
};

/** Draws an address of explainers and of the feed. */
export const drawExplainerQuestion = (known: Known, draw: fc.GeneratorValue): string => {
  const one = (from: readonly string[]): string => draw(fc.constantFrom, ...from);
  const slug = one([...known.slugs.article, ...known.words]);
  return one([
    `/api/explainers?limit=${one(['1', '2', '100'])}&locale=${one(['en', 'fr', 'de'])}`,
    `/api/explainers/${slug}?locale=${one(['en', 'fr', 'de'])}&format=${one(['json', 'html', 'text', 'markdown', 'jsonld'])}`,
    `/api/explainers/${slug}/sections/${one(known.slugs.section)}?format=${one(['json', 'html', 'text'])}`,
    `/api/explainers/${slug}/revisions?limit=${one(['1', '100'])}`,
    `/api/explainers/${slug}/withheld`,
    `/api/explainers/${slug}?asOf=${one(['2020-01-01', '2099-01-01'])}&withheld=true`,
    `/api/changes?limit=${one(['1', '100'])}&locale=${one(['en', 'de', 'fr'])}`,
  ]);
};

const outright = [
  ...['status: DRAFT', 'hasPublishedVersion: false', 'publicationFilter: NEVER_PUBLISHED'],
  ...[
    'filters: { publishedAt: { null: true } }',
    'filters: { not: { publishedAt: { notNull: true } } }',
  ],
];

/** Draws a GraphQL document, with words of what is hidden in the place of others, and now and then a field that asks for drafts outright. */
export const drawHiddenDocument = (types: Types, known: Known, draw: fc.GeneratorValue): string =>
  drawDocument(types, draw)
    .replace(
      /: "(?:e|Title|condition-2|CONDITION|nowhere|%|section-10|Effect 1)?"/g,
      () => `: "${draw(fc.constantFrom, ...known.words)}"`,
    )
    .replace(/^\{ r0: (\w+)(?: \{)/, (whole: string, name: string) =>
      draw(fc.boolean) ? `{ r0: ${name}(${draw(fc.constantFrom, ...outright)}) {` : whole,
    );
