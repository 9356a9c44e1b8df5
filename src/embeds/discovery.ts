/** How oEmbed is found from a page (oEmbed 1.0, section 4). */
export interface DiscoveryLink {
  href: string;
  type: string;
}

/** @param page address of a page of ours, relative to the host where its origin is not known */
export const discoveryLinks = (page: string, origin: string): DiscoveryLink[] =>
  (['json', 'xml'] as const).map((format) => ({
    href: `${origin}/oembed?url=${encodeURIComponent(page)}&format=${format}`,
    type: format === 'json' ? 'application/json+oembed' : 'text/xml+oembed',
  }));

/** The same as a `Link` header (RFC 8288). */
export const linkHeader = (page: string, origin: string): string =>
  discoveryLinks(page, origin)
    .map(({ href, type }) => `<${href}>; rel="alternate"; type="${type}"`)
    .join(', ');
