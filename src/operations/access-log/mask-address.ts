/** What stands in a log in place of what does not belong there. */
const mask = '***';

const longestPart = 300;

/** Parameters whose values say what of public content was asked for. */
const harmless = new Set([
  ...['fields', 'filters', 'populate', 'sort', 'pagination', 'locale', 'status', 'format'],
  ...['headingLevel', 'revision', 'asOf', 'since', 'limit', 'cursor', 'wait', 'withheld'],
  ...['operationName', 'page', 'pageSize', 'start', 'publicationFilter', 'hasPublishedVersion'],
]);

/** Parameters of which the name may be told; any other name may be a secret that was put into the wrong place. */
const named = new Set([
  ...['_q', 'query', 'variables', 'extensions', 'token', 'access_token', 'jwt', 'code', 'password'],
  ...['confirmation', 'registrationToken', 'resetPasswordToken', 'signature', 'secret', 'url'],
]);

/** As a part of any name, also below a harmless one: `filters[resetPasswordToken][$startsWith]`. */
const secretive = /pass|token|secret|key|jwt|auth|code|session|signature|hash|credential|e-?mail/i;

const decode = (name: string): string | undefined => {
  try {
    return decodeURIComponent(name.replace(/\+/g, ' '));
  } catch {
    return undefined;
  }
};

const shorten = (text: string): string =>
  text.length > longestPart ? `${text.slice(0, longestPart)}…` : text;

const maskParameter = (parameter: string): string => {
  const end = parameter.indexOf('=');
  const name = end === -1 ? undefined : decode(parameter.slice(0, end));
  const root = name?.split(/[[.]/)[0] ?? '';
  if (name === undefined || !(harmless.has(root) || named.has(root))) return mask;
  if (named.has(root)) return `${root}=${mask}`;
  return secretive.test(name) ? `${root}[…]=${mask}` : shorten(parameter);
};

/**
 * A query string as it may stand in a log: values of parameters that are known and say nothing secret, as they were sent; of all
 * others nothing, and of those that are not known not even the name.
 *
 * @param query without its question mark
 */
const maskQuery = (query: string): string =>
  query === '' ? '' : shorten(query.split('&').map(maskParameter).join('&'));

/** What comes after these in a path lets its bearer in. */
const afterPreview = /(\/previews?\/+)[^/]+/gi;

/** A JSON Web Token (RFC 7519), wherever it stands, and what is longer than any name or hash of ours. */
const tokenLike = /eyJ[\w-]+(?:\.[\w-]*)*|[\w.~%-]{140,}/g;

/** A path as it may stand in a log. */
const maskPath = (path: string): string =>
  shorten(path.replace(afterPreview, `$1${mask}`).replace(tokenLike, mask));

/** Path and query of an address as it was sent, as they may stand in a log. */
export const maskAddress = (address: string): { path: string; query: string } => {
  // Who takes this server for a proxy sends a whole URL, which may have a password in it.
  const local = address.replace(/^[a-z][a-z\d+.-]*:\/\/[^/?]*/i, '');
  const end = local.indexOf('?');
  const path = end === -1 ? local : local.slice(0, end);
  return { path: maskPath(path), query: end === -1 ? '' : maskQuery(local.slice(end + 1)) };
};
