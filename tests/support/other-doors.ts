import { signLink } from '../../src/preview/policy/preview-link';
import type { Known } from './leak-questions';
import type { SentRequest } from './send-request';

type Options = Readonly<Record<string, string | undefined>>;

/** Every choice of one value for each name; undefined leaves it out. */
const choices = (given: Readonly<Record<string, readonly (string | undefined)[]>>): Options[] =>
  Object.entries(given).reduce<Options[]>(
    (before, [name, values]) =>
      before.flatMap((options) => values.map((value) => ({ ...options, [name]: value }))),
    [{}],
  );

const search = (options: Options): string => {
  const given = Object.entries(options).filter((option): option is [string, string] =>
    option.every((part) => part !== undefined),
  );
  const text = new URLSearchParams(given).toString();
  return text === '' ? '' : `?${text}`;
};

const locales = [undefined, 'en', 'de', 'fr'];

/** Each explainer, and each part of one, below the address of all, and whether it shows in the public API. */
const places = (
  { explainers, slugs, shown }: Known,
  of: 'api' | 'embed',
): { path: string; isShown: boolean }[] =>
  explainers.flatMap((slug) => {
    const sections = of === 'api' ? '/sections' : '';
    const parts = of === 'api' ? '' : '/-';
    const isShown = shown.has(slug);
    return [
      { path: `/${slug}`, isShown },
      { path: `/${slug}${parts}/side-effects`, isShown },
      ...slugs.section.map((section) => ({
        path: `/${slug}${sections}/${section}`,
        isShown: shown.has(`${slug} ${section}`),
      })),
      ...slugs.condition.map((condition) => ({
        path: `/${slug}${parts}/conditions/${condition}`,
        isShown: shown.has(`${slug} ${condition}`),
      })),
    ];
  });

/** What is not there is asked for in a few ways, as it is refused by all that comes with it. */
const inEach = (
  found: ReturnType<typeof places>,
  { shown, others }: { shown: readonly Options[]; others: readonly Options[] },
): string[] =>
  found.flatMap(({ path, isShown }) =>
    (isShown ? shown : others).map((one) => `${path}${search(one)}`),
  );

const explainers = (known: Known): string[] => {
  const others = choices({ format: [undefined, 'html'], locale: [undefined, 'de'] });
  const shown = [
    ...choices({
      format: [undefined, 'json', 'jsonld', 'html', 'markdown', 'text'],
      locale: [undefined, 'de', 'fr'],
    }),
    ...choices({
      ...{ format: ['html'], shadow: [undefined, 'open'], theme: [undefined, 'dark'] },
      ...{ headingLevel: [undefined, '4'], show: [undefined, ''] },
    }),
    ...choices({ asOf: ['2020-01-01', '2099-01-01'], locale: locales }),
    ...choices({ revision: known.revisions, format: ['json', 'html'] }),
    ...choices({ withheld: ['true'], format: [undefined, 'text'] }),
  ];
  const whole = known.explainers.map((slug) => `/api/explainers/${slug}`);
  return [
    ...inEach(places(known, 'api'), { shown, others }).map((path) => `/api/explainers${path}`),
    ...choices({ locale: locales, limit: [undefined, '1', '100'] }).flatMap((one) => [
      `/api/explainers${search(one)}`,
      ...whole.map((path) => `${path}/revisions${search(one)}`),
    ]),
    ...choices({ cursor: known.pages }).map((one) => `/api/explainers${search(one)}`),
    ...whole.flatMap((path) => locales.map((locale) => `${path}/withheld${search({ locale })}`)),
  ];
};

const comparisons = (known: Known): string[] =>
  known.explainers.flatMap((slug) =>
    known.revisions.flatMap((before) =>
      known.revisions.flatMap((after) =>
        [undefined, 'fr'].map(
          (locale) => `/api/explainers/${slug}/revisions/${before}...${after}${search({ locale })}`,
        ),
      ),
    ),
  );

const feed = (known: Known): string[] =>
  choices({
    locale: locales,
    limit: [undefined, '1', '100'],
    since: [undefined, ...known.cursors],
    wait: [undefined, '0'],
  }).map((one) => `/api/changes${search(one)}`);

const embeds = (known: Known): string[] => [
  ...inEach(places(known, 'embed'), {
    shown: [
      ...choices({ locale: locales, theme: [undefined, 'dark'] }),
      ...choices({ show: ['', 'references,review'], headingLevel: [undefined, '3'] }),
      ...choices({ revision: known.revisions }),
    ],
    others: choices({ locale: [undefined, 'fr'] }),
  }).map((path) => `/embed${path}`),
  ...['/embed', '/embed/builder', '/embed/v1/loader.js'],
];

/** The origin under which both are asked. */
const host = 'twin.example';

const oembeds = (known: Known): string[] => {
  const options = {
    shown: choices({ locale: [undefined, 'fr'], theme: [undefined, 'dark'] }),
    others: [{}],
  };
  return [
    ...inEach(places(known, 'embed'), options).map((path) => `/embed${path}`),
    ...inEach(places(known, 'api'), options).map((path) => `/api/explainers${path}`),
  ].flatMap((path) =>
    choices({ url: [`http://${host}${path}`], format: [undefined, 'xml'] }).map(
      (one) => `/oembed${search(one)}`,
    ),
  );
};

/** Links that somebody made who has no secret of ours. */
const previews = (known: Known): string[] => {
  const links = (['article', 'section'] as const).flatMap((type) =>
    known.ids[type].flatMap((documentId) =>
      (['draft', 'published'] as const).flatMap((version) => {
        const expiresAt = 4_102_444_800_000;
        const link = { type, documentId, article: documentId, locale: 'en', version, expiresAt };
        const forged = signLink(link, 'another secret');
        return [forged, forged.split('.')[0], `${forged.split('.')[0]}.`, JSON.stringify(link)];
      }),
    ),
  );
  return [undefined, '', ...links].map((link) => `/preview${search({ link })}`);
};

const others = [
  ...['/', '/robots.txt', '/sitemap.xml', '/schema.graphql', '/healthz', '/readyz', '/_health'],
  ...['/graphql', '/api', '/api/partners', '/api/partners/views', '/api/revisions', '/admin/init'],
  ...['/api/upload/files', '/api/users', '/api/users-permissions/roles', '/api/i18n/locales'],
];

/** Doors whose answers depend on what a reader takes. */
const inForms = ['explainers', 'previews', 'others'];

/** Every request beside those for the content types, by the door that it is of: each as anyone, and by a frontend with its token. */
export const askOtherDoors = (known: Known, frontend: string): Record<string, SentRequest[]> => {
  const doors = {
    ...{ explainers: explainers(known), comparisons: comparisons(known), changes: feed(known) },
    ...{ embeds: embeds(known), oembed: oembeds(known), previews: previews(known), others },
  };
  const ways: Record<string, string>[] = [{ Authorization: `Bearer ${frontend}` }, {}];
  const inBrowser = { Accept: 'text/html', 'Accept-Language': 'fr' };
  return Object.fromEntries(
    Object.entries(doors).map(([name, paths]) => [
      name,
      [...ways, ...(inForms.includes(name) ? [inBrowser] : [])].flatMap((headers) =>
        paths.map((path) => ({ path, headers: { ...headers, Host: host } })),
      ),
    ]),
  );
};
