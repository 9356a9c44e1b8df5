/** Those who may show our texts in their pages now, as the machine needs them: the documentId of the partner by its origin. */
export type PartnerOrigins = ReadonlyMap<string, string>;

/** What counts for views that are from no partner's page. */
export const noPartner = 'other';

/**
 * Source expressions of the sites that may show a page in a frame (CSP 3, §6.4.2).
 *
 * @param partners null where every site may
 * @param own the origin under which readers know this server, or nothing where it is not known
 */
export const frameAncestorsFor = (
  partners: PartnerOrigins | null,
  own: string,
): readonly string[] =>
  partners === null ? ['*'] : ["'self'", ...(own === '' ? [] : [own]), ...partners.keys()];
