import type { HeavyRequest } from './heavy-requests';

const many = (count: number, field: string): string =>
  Array.from({ length: count }, (_, index) => `t${index}: ${field}`).join(' ');

const readArticles =
  'articles { title sections { heading body conditions { name description } sideEffects { name } mentions { quote condition { name } } } }';

/** What nobody has to look for. */
export const obviouslyHeavy: HeavyRequest[] = [
  {
    address: '/api/articles',
    parts: [
      'populate[sections][populate]=*',
      'populate[references]=true',
      'pagination[pageSize]=100',
    ],
  },
  {
    address: '/api/articles',
    parts: [`filters${'[sections][article]'.repeat(4)}[title][$containsi]=e`],
  },
  {
    address: '/api/sections',
    parts: [`filters${'[article][sections]'.repeat(4)}[body][$containsi]=e`],
  },
  { address: '/api/sections', parts: ['sort=parent.heading', 'pagination[pageSize]=100'] },
  {
    address: '/api/sections',
    parts: [`populate=${Array(20).fill('parent').join('.')}`, 'pagination[pageSize]=100'],
  },
  {
    address: '/api/sections',
    parts: [`populate=${Array(7).fill(Array(6).fill('parent').join('.')).join(',')}`],
  },
  {
    address: '/api/sections',
    parts: [`populate${'[parent][populate]'.repeat(5)}=*`, 'pagination[pageSize]=100'],
  },
  // As much text as a page can have, in an order for which all of it is compared.
  {
    address: '/api/articles',
    parts: ['populate[sections][sort]=heading:desc', 'pagination[pageSize]=100'],
  },
  {
    address: '/api/sections',
    parts: ['sort=heading:desc', 'pagination[start]=15900', 'pagination[limit]=100'],
  },
  // What no text has, looked for in all of them.
  {
    address: '/api/sections',
    parts: ['body', 'bodyHtml'].map(
      (field, index) => `filters[$or][${index}][${field}][$containsi]=nowhere`,
    ),
  },
  {
    address: '/api/sections',
    parts: [
      'filters[$or][0][body][$containsi]=nowhere',
      'filters[$or][1][mentions][condition][name][$contains]=o',
    ],
  },
  {
    address: '/api/sections',
    parts: [0, 1].map((index) => `filters[$or][${index}][body][$gt]=z${index}`),
  },
  { address: '/api/sections', parts: ['_q=nowhere'] },
  // Any letters, at every place of every text.
  { address: '/api/sections', parts: [`_q=%20${'_'.repeat(198)}%23`] },
  { address: '/api/sections', parts: [`_q=%20___${'%20'.repeat(195)}%23`] },
  // Words of a query in the places of names, which Strapi follows.
  ...[
    `populate[parent]=populate${'.populate'.repeat(7)}`,
    `populate${'[populate]'.repeat(11)}=*`,
    `populate[on][api::section.section]${'[parent][populate]'.repeat(8)}=*`,
    `populate[sort]=${Array(3_900).fill('id').join()}`,
    Array.from(
      { length: 50 },
      (_, index) => `filters[$and][${index}]${'[$not]'.repeat(8)}[id]=1`,
    ).join('&'),
    Array.from(
      { length: 17 },
      (_, index) => `filters[$and][${index}]${'[$not]'.repeat(8)}[id]=1`,
    ).join('&'),
  ].map((part) => ({ address: '/api/sections', parts: [part] })),
  {
    address: '/api/articles',
    parts: [
      `${`populate${'[sections][populate][article][populate]'.repeat(4)}`.replace(/\[populate\]$/, '')}=true`,
      'pagination[pageSize]=100',
    ],
  },
  {
    address: '/graphql',
    parts: Array.from(
      { length: 8 },
      () =>
        'explainers(limit: 12) { nodes { sections { bodyHtml notices { title text } sections { bodyHtml notices { title text } } } } }',
    ),
  },
  { address: '/graphql', parts: [readArticles] },
  { address: '/graphql', parts: [`articles { ${'sections { slug } '.repeat(200)} }`] },
  // Arguments that are written in the document are read anew for each row.
  ...[1, 7].map((levels) => {
    const condition = `${'{ not: '.repeat(levels - 1)}{ level: { gt: 1 } }${' }'.repeat(levels - 1)}`;
    const filters = `or: [${Array(Math.floor(98 / (levels + 1)))
      .fill(condition)
      .join(' ')}]`;
    return {
      address: '/graphql',
      parts: [
        `articles { sections { children(filters: { ${filters} }) { slug } } }`,
        `sections { children(filters: { ${filters} }) { slug } }`,
      ],
    };
  }),
  // As many as may come to one place, from one selection and from three.
  { address: '/graphql', parts: [`articles { ${'sections { slug } '.repeat(140)} }`] },
  {
    address: '/graphql',
    parts: Array.from({ length: 3 }, () => `articles { ${'sections { slug } '.repeat(46)} }`),
  },
  { address: '/graphql', parts: Array.from({ length: 7 }, () => readArticles) },
  {
    address: '/graphql',
    parts: [
      `sections(filters: ${'{ article: { sections: '.repeat(4)}{ body: { containsi: "e" } }${' } }'.repeat(4)}) { slug }`,
    ],
  },
  {
    address: '/graphql',
    parts: Array.from(
      { length: 20 },
      () => 'sections { slug conditions { slug narrower { slug } } sideEffects { slug } }',
    ),
  },
  {
    address: '/api/sections',
    parts: [
      'populate[article][populate][sections][populate][parent][populate][article][populate]=*',
      'pagination[pageSize]=100',
    ],
  },
  {
    address: '/graphql',
    parts: [`sections { article { sections { ${many(95, 'bodyHtml')} } } }`],
  },
  {
    address: '/graphql',
    parts: [
      `explainers(limit: 100) { nodes { sections { notices { title text } ${many(95, 'bodyHtml')} } } }`,
    ],
  },
  { address: '/graphql', parts: [`explainers(limit: 100) { ${many(95, 'nodes { slug }')} }`] },
  {
    address: '/graphql',
    parts: [
      `explainers(limit: 100) { nodes { ${many(45, 'sections { notices { title text } slug heading level documentId standsAlone syndication promotional healthAspect body bodyText bodyHtml standsAloneReason }')} } }`,
    ],
  },
  {
    address: '/api/sections',
    parts: Array.from(
      { length: 45 },
      (_, index) => `filters[$or][${index}][body][$containsi]=zq${index}`,
    ),
  },
  {
    address: '/api/sections',
    parts: Array.from(
      { length: 8 },
      (_, index) => `filters[$or][${index}][heading][$containsi]=zq${index}`,
    ),
  },
  {
    address: '/api/sections',
    parts: ['sort=slug', 'filters[sideEffects][synonyms][text][$containsi]=e'],
  },
  {
    address: '/graphql',
    parts: Array.from(
      { length: 2 },
      () =>
        'sections(sort: "slug", filters: { sideEffects: { synonyms: { text: { ne: "e" } } } }) { slug }',
    ),
  },
  {
    address: '/graphql',
    parts: Array.from(
      { length: 4 },
      () => 'sections(sort: "slug", filters: { sideEffects: { name: { ne: "e" } } }) { slug }',
    ),
  },
  {
    address: '/graphql',
    parts: Array.from(
      { length: 2 },
      () =>
        'sections(sort: "article.title", filters: { article: { title: { ne: "e" } } }) { slug }',
    ),
  },
  {
    address: '/graphql',
    parts: Array.from({ length: 8 }, () => 'sections(sort: "heading") { slug }'),
  },
  {
    address: '/graphql',
    parts: Array.from(
      { length: 8 },
      () => 'sections(sort: "heading", pagination: { start: 15900, limit: 100 }) { slug }',
    ),
  },
  // As many keys as may be, of which the first tie, in columns before the bodies and behind them.
  {
    address: '/api/sections',
    parts: [
      'sort=syndication,promotional,standsAlone,level,healthAspect,publishedAt,locale,heading',
      'pagination[start]=15900',
      'pagination[limit]=100',
    ],
  },
  { address: '/api/articles', parts: [`sort=${'title,'.repeat(1_200)}slug`] },
  {
    address: '/api/articles',
    parts: [`populate[sections][sort]=${'heading,'.repeat(700)}slug`],
  },
  {
    address: '/graphql',
    parts: Array.from({ length: 20 }, () => 'sections(filters: $many) { slug }'),
  },
  {
    address: '/graphql',
    parts: Array.from({ length: 20 }, () => 'sections(sort: $orders) { slug }'),
  },
  {
    address: '/graphql',
    parts: [
      `articles { ${Array.from({ length: 45 }, (_, index) => `s${index}: sections { slug }`).join(' ')} }`,
    ],
  },
  {
    address: '/graphql',
    parts: [`articles { ${many(900, 'title')} }`],
  },
  {
    address: '/graphql',
    parts: [
      `sections(sort: [${Array.from({ length: 1_900 }, (_, index) => `$v${index}`).join(' ')}]) { slug }`,
    ],
  },
];
