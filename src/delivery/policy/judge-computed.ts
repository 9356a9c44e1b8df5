import type { ShownText } from '../../embeds/partners/shown-text';

/** An answer as Strapi gave it to a request that was made of the key alone; names of headers in lower case. */
export interface ComputedAnswer {
  status: number;
  headers: Readonly<Record<string, string>>;
  body: Buffer;
  /** The pattern of the route that it took, for those who observe. */
  route?: string | undefined;
  /** The text that it shows, where it is made for other sites' pages. */
  shown?: ShownText | undefined;
}

export type ComputedVerdict = { storable: true } | { storable: false; reason: string };

const refuse = (reason: string): ComputedVerdict => ({ storable: false, reason });

/**
 * How GraphQL answers where nothing failed; it tells of errors with status 200 too, and Apollo writes these first, as the specification
 * advises (GraphQL, October 2021, 7.1). Nothing is parsed for it: an answer of 8 MB took 30 ms.
 */
const withoutErrors = Buffer.from('{"data":');

const hasGraphqlErrors = (body: Buffer): boolean =>
  !body.subarray(0, withoutErrors.length).equals(withoutErrors);

/**
 * Whether an answer may be given to everybody who asks the same. It was computed for nobody in particular, so what is left to
 * refuse is what says of itself that it is not for all, and what is no answer.
 */
export const judgeComputed = (
  { status, headers, body }: ComputedAnswer,
  isGraphql: boolean,
): ComputedVerdict => {
  if (status !== 200) return refuse(`status ${status}`);
  if ('set-cookie' in headers) return refuse('set-cookie');
  if (/\bprivate\b/.test(headers['cache-control'] ?? '')) return refuse('private');
  if ((headers['access-control-allow-origin'] ?? '*') !== '*') return refuse('origin');
  if (isGraphql && hasGraphqlErrors(body)) return refuse('errors');
  return { storable: true };
};
