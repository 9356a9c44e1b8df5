import type { FirstAdministrator } from './environment';
import { type VariableReader } from './variable-reader';

const maximumPasswordBytes = 72;

/**
 * The administrator to create when there is none yet: both variables, or neither.
 * The address is in lower case, as Strapi's own register screen stores it.
 * @param reader collects a sentence for each wrong variable; the password is in none of them.
 */
export const readFirstAdministrator = (reader: VariableReader): FirstAdministrator | undefined => {
  const email = reader.optional('ADMIN_EMAIL');
  const password = reader.optional('ADMIN_PASSWORD');
  if (email === undefined && password === undefined) return undefined;

  if (email === undefined) {
    reader.problems.push('ADMIN_EMAIL is not set but ADMIN_PASSWORD is; expected both or neither.');
  } else if (!/^[^\s@"(),:;<>[\\\]]+@[A-Za-z\d-]+(?:\.[A-Za-z\d-]+)+$/.test(email)) {
    reader.refuse('ADMIN_EMAIL', 'an e-mail address such as editor@example.org', email);
  }
  if (password === undefined) {
    reader.problems.push('ADMIN_PASSWORD is not set but ADMIN_EMAIL is; expected both or neither.');
  } else if (!isAcceptablePassword(password)) {
    reader.refuse(
      'ADMIN_PASSWORD',
      'at least 8 characters (72 bytes at most) with a lower-case letter, a capital and a digit',
    );
  }
  return { email: email?.toLowerCase() ?? '', password: password ?? '' };
};

/** Strapi's policy (@strapi/admin, validation/common-validators): bcrypt ignores what comes after 72 bytes. */
const isAcceptablePassword = (password: string): boolean =>
  password.length >= 8 &&
  new TextEncoder().encode(password).length <= maximumPasswordBytes &&
  [/[a-z]/, /[A-Z]/, /\d/].every((needed) => needed.test(password));
