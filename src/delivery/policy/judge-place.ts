export interface PlaceJudge {
  /** Whether the answer to a GET of this address may be kept. */
  isKept: (address: string) => boolean;
  /** Whether the form of its answer is only ever JSON, and a page for a browser something else. */
  isGraphql: (address: string) => boolean;
}

const graphql = /^\/graphql(?:\?|$)/;

/** A long poll ends when something is published, or time is over; until then it would be in the way of others. */
const waits = (address: string): boolean =>
  address.startsWith('/api/changes?') &&
  new URLSearchParams(address.slice(address.indexOf('?'))).has('wait');

/**
 * Judges which addresses are answered with what the ledger's number vouches for, as they are sent; one that is written in another
 * way than usual is none of these.
 *
 * @param types plural names of the types whose changes move the number, as they stand in REST's paths
 * @param hasOrigin whether the server knows its own address; where it does not, oEmbed's answer tells the one that was asked, as
 * the page that writes code for embedding does
 */
export const createPlaceJudge = (
  types: readonly string[],
  { hasOrigin = false }: { hasOrigin?: boolean } = {},
): PlaceJudge => {
  const api = ['explainers', 'changes', ...types].join('|');
  // Only characters of which every part of Strapi makes the same: no percent sign in the path, no fragment, nothing beyond ASCII.
  const kept = new RegExp(
    `^/(?:api/(?:${api})(?:/[a-z0-9.-]+)*|embed(?!/builder)(?:/[a-z0-9.-]+)+|${hasOrigin ? 'oembed|' : ''}graphql|schema\\.graphql|openapi\\.json)(?:\\?[!$-~]*)?$`,
  );
  return {
    isKept: (address) => kept.test(address) && !address.includes('/.') && !waits(address),
    isGraphql: (address) => graphql.test(address),
  };
};
