import { isRecord } from '../explainer/is-record';

const tooMany = 429;
const firstOfServer = 500;

/** Whether a status says that a text cannot be had now, and nothing about the text. */
export const isPassing = (status: number): boolean => status === tooMany || status >= firstOfServer;

/**
 * What a reader is told, in plain text, of a failure that passes.
 *
 * @param details of the error as Strapi tells it; there is the `requestId` of a failure
 * @param retryAfter seconds, as `Retry-After` has them (RFC 9110 §10.2.3); empty where nothing is said
 */
export const explainFailure = (status: number, details: unknown, retryAfter: string): string => {
  const later = retryAfter === '' ? 'later' : `in ${retryAfter} seconds`;
  if (status === tooMany) {
    // Of a reader's address many may read, such as a hospital.
    return `Too much was asked for at once from the network that you are in. Please load the page again ${later}.`;
  }
  const words = `This text cannot be shown for a moment. Please load the page again ${later}.`;
  const requestId = isRecord(details) ? details.requestId : undefined;
  return typeof requestId === 'string'
    ? `${words}\n\nIf that does not help, tell us the number of this request: ${requestId}`
    : words;
};
