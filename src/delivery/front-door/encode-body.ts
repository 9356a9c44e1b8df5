import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Encoding } from '../policy/prefer';

const brotli = promisify(brotliCompress);
const gzipped = promisify(gzip);

/** Past this, Brotli takes many times as long for some per cent; an answer is coded once after each publish. */
const brotliQuality = 5;

/** Of as much as an answer may hold, 8 MB, the other takes six times as long, while its reader waits, and is a tenth smaller. */
const quickBrotliQuality = 3;
const largeBytes = 1_000_000;

/** The body in a coding (RFC 9110 §8.4.1, RFC 7932); zlib works beside the event loop. */
export const encodeBody = async (body: Buffer, encoding: Encoding): Promise<Buffer> => {
  if (encoding === 'gzip') return gzipped(body);
  if (encoding === 'identity') return body;
  return brotli(body, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]:
        body.length > largeBytes ? quickBrotliQuality : brotliQuality,
      [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
    },
  });
};
