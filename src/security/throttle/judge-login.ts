import type { Tried } from '../../ports/throttles';

/** What is tried, and whether it counts where it succeeds. */
export interface Login {
  /** Below /admin, in lower case. */
  name: string;
  tried: Tried;
  countsSuccess: boolean;
}

const password: Omit<Login, 'name'> = { tried: 'login', countsSuccess: false };

/** By method and path below /admin, in lower case. */
const logins: ReadonlyMap<string, Omit<Login, 'name'>> = new Map([
  ['POST login', password],
  ['POST register', password],
  ['POST register-admin', password],
  ['GET registration-info', password],
  ['POST reset-password', password],
  // Of one's own account, with the password that one has.
  ['PUT users/me', password],
  ['POST access-token', { tried: 'renewal', countsSuccess: false }],
  // Says that all is well whatever was asked, and each time a message may be sent.
  ['POST forgot-password', { tried: 'login', countsSuccess: true }],
]);

/**
 * Whether a request tries a password, or a token of the admin panel. Strapi's router takes a path in any case, and with
 * a slash at its end; one that is encoded in another way leads nowhere.
 */
export const judgeLogin = (method: string, path: string): Login | null => {
  const name = /^\/admin\/([a-z/-]+?)\/?$/i.exec(path)?.[1]?.toLowerCase();
  if (name === undefined) return null;
  const asked = method === 'HEAD' ? 'GET' : method;
  const login = logins.get(`${asked} ${name}`);
  return login === undefined ? null : { name, ...login };
};
