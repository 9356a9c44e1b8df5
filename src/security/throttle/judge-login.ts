/** What is tried, and whether it counts where it succeeds. */
export interface Login {
  countsSuccess: boolean;
}

/**
 * By method and path below /admin, in lower case. To renew a session is none: nobody can guess what it is renewed with, and a bound on
 * it would let anybody end the sessions of all.
 */
const logins: ReadonlyMap<string, Login> = new Map([
  ['POST login', { countsSuccess: false }],
  ['POST register', { countsSuccess: false }],
  ['POST register-admin', { countsSuccess: false }],
  ['GET registration-info', { countsSuccess: false }],
  ['POST reset-password', { countsSuccess: false }],
  // Says that all is well whatever was asked, and each time a message may be sent.
  ['POST forgot-password', { countsSuccess: true }],
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
