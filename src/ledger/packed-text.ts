import { gunzipSync, gzipSync, type ZlibOptions } from 'node:zlib';

/** The least effort: of the JSON of an explainer, zlib's usual one saves a tenth more. */
const options: ZlibOptions = { level: 1 };

/** Most explainers are longer than the 16 kB that zlib makes room for at a time, and shorter than this. */
const inOnePiece: ZlibOptions = { chunkSize: 65_536 };

/**
 * A text as the ledger stores it: gzip (RFC 1952) in Base64, under a third of the text's length. `base64 -d | gunzip` shows it.
 *
 * Both databases hold what was published for ever, and a condition may be published in a thousand explainers at once (decision 31). To
 * pack one takes a tenth of a millisecond; zlib's asynchronous functions take more than that of the event loop, and ten times as much
 * of the processor.
 */
export const packText = (text: string): string => gzipSync(text, options).toString('base64');

/** The text; JSON that is stored as it is, as it was before texts were packed, is given back so. */
export const unpackText = (stored: string): string =>
  stored.startsWith('{')
    ? stored
    : gunzipSync(Buffer.from(stored, 'base64'), inOnePiece).toString();
