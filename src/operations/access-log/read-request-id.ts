/** Of what needs no quoting anywhere, and short: it is written into a log and sent back. */
const wellFormed = /^[\w.~:-]{1,64}$/;

/** The id that a request came with, if it is one. */
export const readRequestId = (value: string | string[] | undefined): string | undefined =>
  typeof value === 'string' && wellFormed.test(value) ? value : undefined;
