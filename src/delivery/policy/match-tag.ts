/** What a reader says it has, and what is stored. */
interface Validators {
  ifNoneMatch: string;
  ifModifiedSince: string;
  /** Of the answer in the coding that the reader gets. */
  own: string;
  /** Of the answer in every coding: a proxy may have undone, or done, the coding on the way. */
  etags: readonly string[];
  /** Milliseconds since the epoch; undefined where the answer has none. */
  lastModified: number | undefined;
}

/**
 * One entity tag of a list, behind the mark that it is weak (RFC 9110 §8.8.3). Of what stands between two quotes more is taken than may
 * stand there: a blank in one tag would otherwise make the end of it the beginning of the next.
 */
const oneTag = /(W\/)?("[^"]*")/g;

/** All three forms of an HTTP date begin with a day of the week (§5.6.7); anything else is to be passed over (§13.1.3). */
const httpDate = /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)/;

/**
 * The entity tag under which the reader has the answer already (RFC 9110 §13.1.2 and §13.1.3): `If-None-Match` decides where
 * it is sent, and `If-Modified-Since` only where it is not. Undefined where the reader needs the answer.
 */
export const matchTag = (validators: Validators): string | undefined => {
  const { ifNoneMatch, ifModifiedSince, own, etags, lastModified } = validators;
  if (ifNoneMatch === '' && ifModifiedSince === '') return undefined;
  if (ifNoneMatch === '*' || ifNoneMatch === own) return own;
  if (ifNoneMatch !== '') {
    // For a read they are compared without the mark (§8.8.3.2).
    const sent = [...ifNoneMatch.matchAll(oneTag)].map(([, , tag = '']) => tag);
    return sent.find((tag) => etags.includes(tag));
  }
  const isNotNewer =
    lastModified !== undefined &&
    httpDate.test(ifModifiedSince) &&
    Date.parse(ifModifiedSince) >= lastModified;
  return isNotNewer ? own : undefined;
};

/**
 * Whether a read that is meant for one version only (`If-Match`, RFC 9110 §13.1.1) is about another one; compared strongly, so that a
 * weak tag is none.
 *
 * @param ifMatch empty where it is not sent
 * @param etags of what is here, in every coding
 */
export const isForAnother = (ifMatch: string, etags: readonly string[]): boolean => {
  if (ifMatch === '' || ifMatch.trim() === '*') return false;
  const sent = [...ifMatch.matchAll(oneTag)];
  return !sent.some(([, weak, tag = '']) => weak === undefined && etags.includes(tag));
};
