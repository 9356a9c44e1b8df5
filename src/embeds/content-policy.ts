import { pageStyle } from './page-style';
import { styleHash } from './style-hash';

const pageHash = styleHash(pageStyle);

/**
 * The Content-Security-Policy of a page for frames: its own style, known by its hash, and nothing else.
 *
 * @param frameAncestors source expressions of the sites that may show it in a frame
 */
export const embedPolicy = (frameAncestors: readonly string[]): string =>
  [
    "default-src 'none'",
    `style-src ${pageHash}`,
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${frameAncestors.length === 0 ? "'none'" : frameAncestors.join(' ')}`,
  ].join('; ');
