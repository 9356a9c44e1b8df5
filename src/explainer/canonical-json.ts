import canonicalize from 'canonicalize';
import { createHash } from 'node:crypto';

/**
 * A value as RFC 8785 writes it: keys in the order of their UTF-16 code units, no white space. The same value gives the same
 * bytes wherever it is written, so that anyone can check a hash.
 *
 * @throws TypeError for what JSON has no form for (undefined, a function)
 */
export const canonicalJson = (value: unknown): string => {
  const json = canonicalize(value);
  if (json === undefined)
    throw new TypeError('canonical JSON — expected a value that JSON can hold');
  return json;
};

/** SHA-256 of the text's UTF-8 bytes, in lower-case hexadecimal. */
export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
