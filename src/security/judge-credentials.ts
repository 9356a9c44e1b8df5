import { isRecord } from '../explainer/is-record';

/** What bcrypt makes anything of, and Strapi takes for a new one; a megabyte took it 130 ms. */
const longestPasswordBytes = 72;

const isText = (value: unknown): boolean => typeof value === 'string';

const isPassword = (value: unknown): boolean =>
  typeof value === 'string' && Buffer.byteLength(value) <= longestPasswordBytes;

/**
 * Says what is wrong with the e-mail address or the password that somebody tries at the admin panel; null where nothing is. Strapi compares
 * whatever they are, fails on what is no text or no body at all, and takes those of the query string where the body has none.
 *
 * @param body as it was parsed
 * @param door which one, below /admin; a login needs both, and what renews a session comes in a cookie
 */
export const judgeCredentials = (body: unknown, door: string): string | null => {
  if (!isRecord(body) && door !== 'access-token') return 'body — expected a JSON object';
  const isLogin = door === 'login';
  const { email, password, currentPassword } = isRecord(body) ? body : {};
  const isThere = (value: unknown): boolean => isLogin || value !== undefined;
  if (isThere(email) && !isText(email)) return 'email — expected an e-mail address';
  const expected = `expected a text of at most ${longestPasswordBytes} bytes`;
  if (isThere(password) && !isPassword(password)) return `password — ${expected}`;
  if (currentPassword !== undefined && !isPassword(currentPassword))
    return `currentPassword — ${expected}`;
  return null;
};
