export interface RefusedRequest {
  method: string;
  path: string;
  /** What was asked for by its number, where the address is one of a document: its type, such as section, and the documentId. */
  document: { type: string; id: string } | null;
  /** All of these are needed, such as api::section.section.create; none where the address is open, or there is none. */
  rights: readonly string[];
  /** Whether it came with a token that is known. */
  isIdentified: boolean;
}

/** So much of what was sent is said again. */
const shown = (sent: string): string => sent.slice(0, 100);

const explainNotFound = ({ method, path, document }: RefusedRequest): string => {
  if (document === null) {
    return `${method} ${shown(path)} — expected an address that there is; the page at / tells of them`;
  }
  const list = path.slice(0, path.lastIndexOf('/'));
  return `No ${document.type} "${shown(document.id)}" — expected a documentId that ${list} lists for the same locale and status`;
};

const explainForbidden = ({ rights, isIdentified }: RefusedRequest): string | undefined => {
  if (rights.length === 0) return undefined;
  return isIdentified
    ? `The token may not do this — expected one that may ${rights.join(' and ')}`
    : `Not open to the public — expected an API token that may ${rights.join(' and ')}, as Authorization: Bearer …`;
};

/** Strapi's words for a credential that it does not take, and ours. */
const notTaken: ReadonlyMap<string, string> = new Map([
  ['Missing or invalid credentials', 'Missing or invalid credentials'],
  ['Token expired', 'The token has expired'],
]);

/** What to do about a credential that was not taken; undefined where the message is of something else. */
export const explainCredential = (message: string): string | undefined => {
  const what = notTaken.get(message);
  return (
    what &&
    `${what} — expected an API token that is valid, as Authorization: Bearer …; what is public is read without that header`
  );
};

/** As @strapi/utils tells of a name that a query or a body may not have. */
interface InvalidKey {
  source?: unknown;
  param?: unknown;
}

const explainInvalidKey = (message: string, { source, param }: InvalidKey): string => {
  const place = source === 'query' && typeof param === 'string' ? ` in ${shown(param)}` : '';
  const may = source === 'query' ? 'read' : 'written';
  return `${message}${place} — expected an attribute that may be ${may}; /schema.graphql has those of each type`;
};

/**
 * What was wrong and what is expected, where Strapi says only the first, or no more than the name of the status (RFC 9110, 15.5).
 *
 * @returns undefined where the message says enough, or nothing more is known
 */
export const explainRefusal = (
  { message, details }: { message: string; details?: InvalidKey },
  request: RefusedRequest,
): string | undefined => {
  if (message === 'Not Found') return explainNotFound(request);
  if (message === 'Forbidden') return explainForbidden(request);
  return message.startsWith('Invalid key ')
    ? explainInvalidKey(message, details ?? {})
    : explainCredential(message);
};
