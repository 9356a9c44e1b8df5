import type { EmbedAddress } from './read-embed-query';

/** A page of ours that an address leads to, and its query string. */
export type OwnAddress = { address: EmbedAddress; search: string };

const shapes: readonly [EmbedAddress['kind'], RegExp][] = [
  ['explainer', /^\/embed\/(?<explainer>[^/]+)$/],
  ['section', /^\/embed\/(?<explainer>[^/]+)\/(?<section>[^/]+)$/],
  ['side-effects', /^\/embed\/(?<explainer>[^/]+)\/-\/side-effects$/],
  ['condition', /^\/embed\/(?<explainer>[^/]+)\/-\/conditions\/(?<condition>[^/]+)$/],
  ['explainer', /^\/api\/explainers\/(?<explainer>[^/]+)$/],
  ['section', /^\/api\/explainers\/(?<explainer>[^/]+)\/sections\/(?<section>[^/]+)$/],
  ['side-effects', /^\/api\/explainers\/(?<explainer>[^/]+)\/side-effects$/],
  ['condition', /^\/api\/explainers\/(?<explainer>[^/]+)\/conditions\/(?<condition>[^/]+)$/],
];

/** What of an address in the API says something of a page too. */
const shared = ['headingLevel', 'locale', 'theme', 'revision', 'show'];

const parse = (url: string, base?: string): URL | undefined =>
  URL.canParse(url, base) ? new URL(url, base) : undefined;

/**
 * Reads an address of an explainer of ours, whether of its page or in the API; undefined for anybody else's.
 *
 * @param origin under which readers know this server
 */
export const readOwnAddress = (url: string, origin: string): OwnAddress | undefined => {
  // A path is one of ours; the links in pages of a server that does not know its own address are such.
  const parsed = parse(url, /^\/(?![/\\])/.test(url) ? origin : undefined);
  const isOurs =
    parsed !== undefined &&
    /^https?:$/.test(parsed.protocol) &&
    parsed.host === parse(origin)?.host &&
    parsed.username === '' &&
    parsed.password === '';
  if (!isOurs) return undefined;
  const path = parsed.pathname.replace(/\/$/, '');
  for (const [kind, shape] of shapes) {
    const names = shape.exec(path)?.groups;
    if (names === undefined) continue;
    if (path.startsWith('/embed/')) return { address: { kind, names }, search: parsed.search };
    const kept = [...parsed.searchParams].filter(([name]) => shared.includes(name));
    const search = new URLSearchParams(kept).toString();
    return { address: { kind, names }, search: search === '' ? '' : `?${search}` };
  }
  return undefined;
};
