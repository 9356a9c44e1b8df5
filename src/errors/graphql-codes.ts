/** Of each kind of error its status, its name as Strapi has it, and its code in GraphQL. */
const kinds: readonly (readonly [status: number, name: string, code: string])[] = [
  [400, 'BadRequestError', 'BAD_REQUEST'],
  [401, 'UnauthorizedError', 'UNAUTHENTICATED'],
  [403, 'ForbiddenError', 'FORBIDDEN'],
  [404, 'NotFoundError', 'NOT_FOUND'],
  [405, 'MethodNotAllowedError', 'METHOD_NOT_ALLOWED'],
  [409, 'ConflictError', 'CONFLICT'],
  [410, 'GoneError', 'GONE'],
  [413, 'PayloadTooLargeError', 'PAYLOAD_TOO_LARGE'],
  [414, 'UriTooLongError', 'URI_TOO_LONG'],
  [415, 'UnsupportedMediaTypeError', 'UNSUPPORTED_MEDIA_TYPE'],
  [429, 'RateLimitError', 'TOO_MANY_REQUESTS'],
  [503, 'ServiceUnavailableError', 'SERVICE_UNAVAILABLE'],
];

const byStatus = new Map(kinds.map(([status, , code]) => [status, code]));
const byName = new Map(kinds.map(([, name, code]) => [name, code]));

/** The code of an answer that GraphQL did not give itself; undefined where there is none for it. */
export const codeOfStatus = (status: number): string | undefined => byStatus.get(status);

/** The code of an error that was thrown in GraphQL; undefined where there is none for it, as the plugin's own codes say enough. */
export const codeOfName = (name: string): string | undefined =>
  name === 'ApplicationError' ? 'BAD_USER_INPUT' : byName.get(name);
