const page = /^\/embed\//;
const explainer = /^\/api\/explainers\//;

/**
 * Whether the answer to an address may be one that shows a text in another site's page: pages for frames, and HTML fragments.
 * What is written in another way than usual (`format=%68tml`) may be missed: then its answer names no site, and no page reads it.
 *
 * @param address path and query as sent
 * @param key under which the answer is kept, which begins with the media type that the reader likes best
 */
export const mayShowText = (address: string, key: string): boolean =>
  page.test(address) ||
  (explainer.test(address) && (key.startsWith('text/html ') || address.includes('format=html')));
