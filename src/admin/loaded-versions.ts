/** What a write of the panel does to a document; publishing saves the form first. */
export type DocumentAction = 'save' | 'publish' | 'unpublish' | 'discard' | 'delete';

/** Which request of the panel reads or writes one document; the key is the document in one language. */
export interface DocumentRequest {
  key: string;
  action: DocumentAction | 'read';
}

const documentPath =
  /^\/content-manager\/collection-types\/([^/]+)\/([^/]+)(?:\/actions\/(publish|unpublish|discard))?$/;

const byMethod = new Map<string, DocumentRequest['action']>([
  ['GET', 'read'],
  ['PUT', 'save'],
  ['DELETE', 'delete'],
]);

const byName = new Map<string, DocumentAction>([
  ['publish', 'publish'],
  ['unpublish', 'unpublish'],
  ['discard', 'discard'],
]);

const actionOf = (
  method: string,
  name: string | undefined,
): DocumentRequest['action'] | undefined => {
  if (name === undefined) return byMethod.get(method);
  return method === 'POST' ? byName.get(name) : undefined;
};

/** Undefined for every other request; `path` is below the address of the panel's server. */
export const documentRequest = (method: string, url: URL): DocumentRequest | undefined => {
  const [, model, id, action] = documentPath.exec(url.pathname) ?? [];
  if (model === undefined || id === undefined || id === 'actions') return undefined;
  // What is published is shown beside the form and never in it.
  if (method === 'GET' && url.searchParams.get('status') === 'published') return undefined;
  const done = actionOf(method, action);
  if (done === undefined) return undefined;
  return { key: [model, id, url.searchParams.get('locale') ?? ''].join(' '), action: done };
};

/** What the form of each document was loaded with: its version, or null where there was nothing yet. */
export const loadedVersions = new Map<string, string | null>();

/** The headers that say which version a write is meant for (RFC 9110 §13.1.1 and §13.1.2). */
export const preconditionOf = (version: string | null | undefined): Record<string, string> => {
  if (version === undefined) return {};
  return version === null ? { 'If-None-Match': '*' } : { 'If-Match': version };
};

/** A proxy that compresses an answer marks its tag as weak, and a weak one matches nothing. */
export const versionIn = (headers: Headers): string | null =>
  headers.get('ETag')?.replace(/^W\//, '') ?? null;
