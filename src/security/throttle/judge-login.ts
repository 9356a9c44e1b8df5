/** What is tried, and whether it counts where it succeeds. */
export interface Login {
  kind: 'login' | 'renewal';
  countsSuccess: boolean;
}

/** By method and path below /admin, in lower case. */
const logins: ReadonlyMap<string, Login> = new Map([
  ['POST login', { kind: 'login', countsSuccess: false }],
  ['POST register', { kind: 'login', countsSuccess: false }],
  ['POST register-admin', { kind: 'login', countsSuccess: false }],
  ['GET registration-info', { kind: 'login', countsSuccess: false }],
  ['POST reset-password', { kind: 'login', countsSuccess: false }],
  // Says that all is well whatever was asked, and each time a message may be sent.
  ['POST forgot-password', { kind: 'login', countsSuccess: true }],
  // The panel asks for it whenever it is opened by someone who is not logged in.
  ['POST access-token', { kind: 'renewal', countsSuccess: false }],
]);

/**
 * Whether a request tries a password or a token that somebody else could guess. Strapi's router takes a path in any case, and with
 * a slash at its end; one that is encoded in another way leads nowhere.
 */
export const judgeLogin = (method: string, path: string): Login | null => {
  const name = /^\/admin\/([a-z-]+)\/?$/i.exec(path)?.[1];
  if (name === undefined) return null;
  const asked = method === 'HEAD' ? 'GET' : method;
  return logins.get(`${asked} ${name.toLowerCase()}`) ?? null;
};
