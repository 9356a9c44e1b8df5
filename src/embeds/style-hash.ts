import { createHash } from 'node:crypto';

/** By this a Content-Security-Policy allows a style that stands in the page (CSP 3, section 8.3). */
export const styleHash = (style: string): string =>
  `'sha256-${createHash('sha256').update(style).digest('base64')}'`;
