import { isRecord } from '../explainer/is-record';

/** As Zod 4 says it: `Invalid input: expected array, received undefined`. */
const expectation = /\bexpected (?<expected>.+?)(?:, received .*)?$/;

const tell = ({ code, message }: Record<string, unknown>): string => {
  if (code === 'unrecognized_keys') return 'nothing of any other name';
  const words = typeof message === 'string' ? message : '';
  return expectation.exec(words)?.groups?.expected ?? 'a value of another kind';
};

/**
 * What is wrong with a body by the first issue of a ZodError, in words. Strapi throws one as it is where it keeps how somebody has arranged
 * her first page (`services/homepage.js` in @strapi/admin 5.54). Null where an error is of something else.
 */
export const explainIssue = (error: Error): string | null => {
  if (error.name !== 'ZodError' || !('issues' in error) || !Array.isArray(error.issues))
    return null;
  const first: unknown = error.issues[0];
  if (!isRecord(first)) return null;
  const path: unknown[] = Array.isArray(first.path) ? first.path : [];
  return `${['body', ...path.map(String)].join('.')} — expected ${tell(first)}`;
};
