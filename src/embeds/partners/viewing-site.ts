/** The headers that say where a text is shown, and whether somebody looks at it. */
const telling = new Set([
  ...['origin', 'referer', 'host', 'cache-control'],
  ...['sec-fetch-site', 'sec-fetch-dest', 'sec-purpose', 'purpose', 'sec-gpc', 'dnt'],
]);

const inPage = new Set(['iframe', 'frame', 'object', 'embed', 'empty']);

const originIn = (referer: string | undefined): string | undefined =>
  /^https?:\/\/[^/?#]+/i.exec(referer ?? '')?.[0].toLowerCase();

const isOwn = (origin: string, host: string | undefined): boolean =>
  host !== undefined && origin.endsWith(`//${host.toLowerCase()}`);

/**
 * The origin of the page in which a text is shown by this request: empty where nobody says it, null where it is no view, because
 * nobody looks at it (yet), it stands in no other page, or the reader does not want to be counted.
 *
 * @param rawHeaders names and values in turn, as Node gives them
 */
export const viewingSite = (rawHeaders: readonly string[]): string | null => {
  const sent = new Map<string, string>();
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    const name = (rawHeaders[index] ?? '').toLowerCase();
    if (telling.has(name)) sent.set(name, rawHeaders[index + 1] ?? '');
  }
  // Global Privacy Control, and what was there before it.
  if (sent.get('sec-gpc') === '1' || sent.get('dnt') === '1') return null;
  if (/prefetch/i.test(sent.get('sec-purpose') ?? sent.get('purpose') ?? '')) return null;
  const from = sent.get('sec-fetch-site');
  if (from === 'same-origin' || from === 'none') return null;
  const place = sent.get('sec-fetch-dest');
  if (place !== undefined && !inPage.has(place)) return null;

  const origin = sent.get('origin');
  if (origin !== undefined) {
    // An open page asks again like this (Fetch, "HTTP-network-or-cache fetch"), whether or not somebody looks at it.
    const isAskedAgain = /\b(?:no-cache|max-age=0)\b/i.test(sent.get('cache-control') ?? '');
    return isAskedAgain || isOwn(origin, sent.get('host')) ? null : origin;
  }
  const referring = originIn(sent.get('referer'));
  if (referring !== undefined) return isOwn(referring, sent.get('host')) ? null : referring;
  // A frame in a page that lets no address out; without any of this it is no browser.
  return place !== undefined && place !== 'empty' ? '' : null;
};
