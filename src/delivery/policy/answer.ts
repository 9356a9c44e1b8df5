import { errorText } from '../../errors/error-body';
import { canonicalPath, type Place } from '../../explainer/addresses';
import { forms, type Form } from '../../explainer/forms/form';
import type { DatedRetraction } from '../../explainer/former-addresses';
import { placeKey } from '../../explainer/surrogate-key';
import { describeRetraction, presentRetraction } from './present-retraction';

/** What a reader is told, before conditional requests are judged. */
export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: string;
}

const json = 'application/json; charset=utf-8';

/** What is gone or moved stays so until the next publish; nobody should keep it longer than what is there. */
const shortly = 'public, max-age=60';

export const answerUnknown = (message: string): Answer => ({
  status: 404,
  headers: { 'Content-Type': json, 'Cache-Control': 'public, max-age=10' },
  body: errorText({ status: 404, name: 'NotFoundError', message }),
});

/** 410 with the reason, the date, and what to read instead. */
export const answerGone = (retraction: DatedRetraction): Answer => ({
  status: 410,
  headers: { 'Content-Type': json, 'Cache-Control': shortly },
  body: errorText({
    ...{ status: 410, name: 'GoneError', message: describeRetraction(retraction) },
    details: presentRetraction(retraction),
  }),
});

/**
 * 301 to where it is now, filed under that too: it moves again with what is there.
 *
 * @param below what follows the address, such as the query
 */
export const answerMoved = (slug: string, place: Place, below: string): Answer => {
  const location = `${canonicalPath(slug, place)}${below}`;
  return {
    status: 301,
    headers: {
      'Content-Type': json,
      'Cache-Control': shortly,
      'Surrogate-Key': placeKey(slug, place),
      Location: location,
    },
    body: JSON.stringify({ data: null, meta: { movedTo: location } }),
  };
};

/** A section that partners must not show is refused to them with its reason. */
export const answerForbidden = (message: string): Answer => ({
  status: 403,
  headers: { 'Content-Type': json, 'Cache-Control': shortly },
  body: errorText({ status: 403, name: 'ForbiddenError', message }),
});

export const answerUnacceptable = (served: readonly Form[] = forms): Answer => ({
  status: 406,
  headers: { 'Content-Type': json, 'Cache-Control': 'no-store' },
  body: errorText({
    ...{ status: 406, name: 'NotAcceptableError' },
    message: `format — expected one of ${served.map(({ name }) => name).join(', ')}`,
  }),
});

/** What is here is not what the reader asked to be given; its own tag says what is. */
export const answerOtherVersion = (etag: string): Answer => ({
  status: 412,
  headers: { 'Content-Type': json, 'Cache-Control': 'no-store', ETag: etag },
  body: errorText({
    ...{ status: 412, name: 'PreconditionFailedError' },
    message: `If-Match — expected the entity tag of what is here now, which is ${etag}`,
  }),
});
