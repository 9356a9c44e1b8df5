import { isIPv6 } from 'node:net';

/** What comes by a proxy that sends no address at all is bounded too. */
const longestKey = 64;
/** Some proxies write the port as well, which is another one for each connection. */
const withPort = /^(?:(\d+\.\d+\.\d+\.\d+):\d+|\[([^\]]*)\](?::\d+)?)$/;
const mappedIpv4 = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;
const groupsOfNetwork = 4;
const groupsOfAddress = 8;

const groupsOf = (part: string | undefined): string[] => (part ? part.split(':') : []);

/** The groups of an IPv6 address without its zone, those that "::" stands for included. */
const allGroups = (address: string): string[] => {
  const [before, after] = address.split('::');
  const [first, last] = [groupsOf(before), groupsOf(after)];
  // The last 32 bits may be written as IPv4 (RFC 4291 §2.2), which no network is told by.
  const written = first.length + last.length + (address.includes('.') ? 1 : 0);
  return [...first, ...Array<string>(Math.max(0, groupsOfAddress - written)).fill('0'), ...last];
};

/**
 * What requests are counted under: an IPv4 address, or the /64 of an IPv6 address, since whoever has one address has all of its
 * /64 (RFC 4291 §2.5.1). Anything else, such as what a proxy may send instead, counts as it is.
 *
 * @param address as a socket or a proxy gives it
 */
export const addressKey = (address: string): string => {
  const [, ipv4WithPort, bracketed] = withPort.exec(address) ?? [];
  const plain = (ipv4WithPort ?? bracketed ?? address).replace(/%.*$/, '');
  const ipv4 = mappedIpv4.exec(plain)?.[1];
  if (ipv4 !== undefined) return ipv4;
  if (!isIPv6(plain)) return plain.slice(0, longestKey);
  const network = allGroups(plain.toLowerCase()).slice(0, groupsOfNetwork);
  return `${network.map((group) => group.replace(/^0+(?=.)/, '')).join(':')}::/64`;
};
