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

/** Undefined where it is none, as from a proxy in between. */
export const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/**
 * Whether an answer is for readers, who are told instead of the text: it was withdrawn, or is not passed on. All else is for whoever
 * wrote the page, such as a name that is misspelt or a site that is not registered; and what is no answer of ours, as one of a
 * proxy in between, says nothing of the text.
 */
export const isForReaders = (status: number, body: unknown): boolean =>
  isRecord(body) &&
  (status === 410 ||
    (status === 403 && !('origin' in recordIn(recordIn(body, 'error'), 'details'))));

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
