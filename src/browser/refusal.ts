import { addressOf } from '../explainer/forms/outward-links';
import { isRecord } from '../explainer/is-record';
import { replacementLink } from '../explainer/standing';

/** What a reader is told instead of a text. */
export interface Refusal {
  words: string;
  /** What to read instead, or where to look. */
  link: { words: string; url: string } | null;
}

const recordIn = (value: unknown, name: string): Record<string, unknown> => {
  const inner = isRecord(value) ? value[name] : undefined;
  return isRecord(inner) ? inner : {};
};

/** What an error of the API (`{ error: { message, details } }`) says to a reader. */
export const readRefusal = (body: unknown, origin: string): Refusal => {
  const error = recordIn(body, 'error');
  const { replacement } = recordIn(error, 'details');
  const link = typeof replacement === 'string' ? replacementLink(replacement, origin) : null;
  const url = link === null ? null : addressOf(link);
  return {
    words: typeof error.message === 'string' ? error.message : 'There is nothing to read here.',
    link: url === null ? null : { words: 'Read this instead', url },
  };
};
