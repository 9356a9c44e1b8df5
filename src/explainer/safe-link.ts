/** With a character of the host, so that neither `https:evil` nor `https:///evil` passes: browsers read both as hosts. */
const webAddress = /^https?:\/\/[a-z0-9[]/i;

const mailAddress = /^mailto:[^\s@:/?#]+@/i;

const startsWithHost = /^\/\//;

/** A colon before the first slash, question mark or hash makes a scheme, and so might an encoded one further down the line. */
const startsWithScheme = /^[^/?#]*(?::|%3a)/i;

/** Browsers drop or reread some of these before they look for the scheme (WHATWG URL Standard, section 4.4). */
const unsafeCharacter = /[\p{Cc}\p{Cf}\p{Z}\\]|%(?:[01][0-9a-f]|7f|5c)/iu;

/**
 * Tells whether a URL goes to the web, and not to a mailbox or to a place relative to the page.
 *
 * @param href a URL that `isSafeLink` accepts
 */
export const isWebLink = (href: string): boolean => webAddress.test(href);

/**
 * Tells whether a URL may become the target of a link: `http`, `https`, `mailto`, or a relative reference
 * without a host (RFC 3986, section 4.2). Whatever is not one of these is refused.
 *
 * @param href the URL as it would stand in the `href` attribute, before HTML escaping
 */
export const isSafeLink = (href: string): boolean => {
  if (unsafeCharacter.test(href)) return false;
  if (webAddress.test(href) || mailAddress.test(href)) return true;
  return !startsWithHost.test(href) && !startsWithScheme.test(href);
};
