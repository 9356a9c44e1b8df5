import { createHash } from 'node:crypto';

/** SHA-256 (FIPS 180-4) of the bytes, in lower-case hexadecimal. */
export function hashBytes(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
