import type { Sender } from '../../ports/throttles';
import { addressKey } from './address-key';

/**
 * Under whose address a request is counted. As Koa has it with our settings (`request.ips`, `maxIpsCount: 1`): the last of
 * `X-Forwarded-For` behind a proxy, which is the one that the proxy saw; without a proxy that header is whatever the client sent.
 */
export const countedAddress = (
  { headers, socket }: Sender,
  { isBehindProxy }: { isBehindProxy: boolean },
): string => {
  const forwarded = isBehindProxy ? String(headers['x-forwarded-for'] ?? '') : '';
  // Split at commas with spaces around them, a long run of spaces took time by the square of its length.
  const last = forwarded.slice(forwarded.lastIndexOf(',') + 1).trim();
  return addressKey(last || (socket.remoteAddress ?? ''));
};
