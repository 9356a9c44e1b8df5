import canonicalize from 'canonicalize';
import { createHash } from 'node:crypto';
import { isRecord } from './is-record';

/** Whether JSON.stringify would write the value as RFC 8785 does: its keys are in order, and there is nothing that JSON cannot hold. */
const isInOrder = (value: unknown): boolean => {
  if (typeof value === 'string' || typeof value === 'boolean' || value === null) return true;
  if (typeof value === 'number') return Number.isFinite(value);
  if (Array.isArray(value)) {
    for (const one of value) if (!isInOrder(one)) return false;
    return true;
  }
  if (!isRecord(value) || 'toJSON' in value) return false;
  let last = '';
  for (const key of Object.keys(value)) {
    if (key < last || !isInOrder(value[key])) return false;
    last = key;
  }
  return true;
};
/**
 * A value as RFC 8785 writes it: keys in the order of their UTF-16 code units, no white space. The same value gives the same
 * bytes wherever it is written, so that anyone can check a hash. What was read from such a text is in order already, and is
 * written twice as fast: one condition may stand in a thousand explainers.
 *
 * @throws TypeError for what JSON has no form for (undefined, a function)
 */
export const canonicalJson = (value: unknown): string => {
  const json = isInOrder(value) ? JSON.stringify(value) : canonicalize(value);
  if (json === undefined)
    throw new TypeError('canonical JSON — expected a value that JSON can hold');
  return json;
};

/** SHA-256 of the text's UTF-8 bytes, in lower-case hexadecimal. */
export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
