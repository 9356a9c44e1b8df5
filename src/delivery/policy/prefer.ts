import Negotiator from 'negotiator';
import { forms, mediaTypeOf, type Form } from '../../explainer/forms/form';

const mediaTypes = forms.map(mediaTypeOf);

/** A parameter of a media range other than its weight; a quoted value may hold what else would end it. */
const parameter = /;\s*(?!q\s*=)[!#$%&'*+.^`|~\w-]+\s*=\s*(?:"(?:[^"\\]|\\.)*"|[^;,"]*)/gi;

/**
 * The media type, of those that we have forms for, that an `Accept` header (RFC 9110 §12.5.1) likes best; the first of them where it is
 * empty, and undefined where it takes none. Parameters are passed over: none of our forms has variants, and `charset=utf-8` is what they all are.
 */
export const preferMediaType = (
  accept: string,
  served: readonly string[] = mediaTypes,
): string | undefined =>
  accept === ''
    ? served[0]
    : new Negotiator({ headers: { accept: accept.replace(parameter, '') } }).mediaType([...served]);

/** The form that an `Accept` header likes best, of those that are served. */
export const preferForm = (accept: string, served: readonly Form[] = forms): Form | undefined => {
  const best = preferMediaType(accept, served.map(mediaTypeOf));
  return served.find((form) => mediaTypeOf(form) === best);
};

/** In which codings answers are kept, the smallest first. */
export const encodings = ['br', 'gzip', 'identity'] as const;

export type Encoding = (typeof encodings)[number];

/**
 * The coding that an `Accept-Encoding` header (RFC 9110 §12.5.3) takes and that is smallest. Where it refuses all of them, the
 * answer as it is: §12.5.3 has a server disregard what it cannot meet.
 */
export const preferEncoding = (acceptEncoding: string): Encoding => {
  if (acceptEncoding === '') return 'identity';
  const taken = new Negotiator({ headers: { 'accept-encoding': acceptEncoding } }).encodings(
    encodings,
  );
  return encodings.find((encoding) => taken.includes(encoding)) ?? 'identity';
};
