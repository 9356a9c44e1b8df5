import { wholeNumber } from '../delivery/policy/query-values';
import { reader } from '../delivery/policy/read-query';
import { readEmbedQuery, type EmbedQuery } from './read-embed-query';
import { readOwnAddress } from './read-own-address';
import { readSearch } from './read-search';

export interface OembedQuery {
  format: 'json' | 'xml';
  maxwidth?: number | undefined;
  maxheight?: number | undefined;
  embed: EmbedQuery;
  /** The query string of the page. */
  search: string;
}

/** oEmbed 1.0, section 2.3.5: 404 for an address of somebody else, 501 for a format that there is not. */
export type OembedVerdict =
  | { ok: true; value: OembedQuery }
  | { ok: false; status: 400 | 404 | 501; message: string };

/**
 * Of characters. That of a page of ours has some six hundred, and the parser of addresses puts the letters of a host in order before anybody
 * knows whose it is: of thousands of combining marks (`xn--…`) it may do so in time with the square of their number.
 */
const longestUrl = 2_048;

const most = wholeNumber(1, 99_999).optional();
const readSize = reader({ maxwidth: most, maxheight: most });

const refuse = (status: 400 | 404 | 501, message: string): OembedVerdict => ({
  ok: false,
  status,
  message,
});

/** Reads what a consumer of oEmbed asks for. A parameter that the standard does not have is passed over, as consumers send some. */
export const readOembedQuery = (search: string, origin: string): OembedVerdict => {
  const read = readSearch(search);
  if (!read.ok) return refuse(400, read.message);
  const { url, format = 'json', maxwidth, maxheight } = read.values;
  if (format !== 'json' && format !== 'xml') {
    return refuse(501, 'format — expected json or xml');
  }
  const size = readSize({
    ...(maxwidth === undefined ? {} : { maxwidth }),
    ...(maxheight === undefined ? {} : { maxheight }),
  });
  if (!size.ok) return refuse(400, size.message);
  if (url === undefined || url === '') {
    return refuse(400, 'url — expected the address of a page of this server');
  }
  if (url.length > longestUrl) {
    return refuse(400, `url — expected at most ${longestUrl} characters; got ${url.length}`);
  }
  const own = readOwnAddress(url, origin);
  if (own === undefined) {
    return refuse(
      404,
      `url — expected the address of an explainer of ${origin}, or of a part of one`,
    );
  }
  const embed = readEmbedQuery(own.address, own.search);
  if (!embed.ok) return refuse(400, `url: ${embed.message}`);
  return { ok: true, value: { ...size.value, format, embed: embed.value, search: own.search } };
};
