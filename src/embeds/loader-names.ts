import { createHash } from 'node:crypto';
import type { Publisher } from './builder-code';

/**
 * Where a script for other sites stands for ever, and by what its bytes are known (Subresource Integrity, section 3.5).
 *
 * @param script its text
 */
export const loaderNames = (script: string): Publisher['loader'] => ({
  path: `/embed/v1/loader.${createHash('sha256').update(script).digest('hex').slice(0, 16)}.js`,
  integrity: `sha384-${createHash('sha384').update(script).digest('base64')}`,
});
