import type { RequestListener } from 'node:http';
import inject from 'light-my-request';
import type { ComputedAnswer } from '../policy/judge-computed';
import type { KeyedRequest } from '../policy/keyed-request';

/** Hands Strapi a request that came over no network, and gives the whole of its answer. */
export const askStrapi = async (
  strapiListener: RequestListener,
  { method, address, headers, body }: KeyedRequest,
): Promise<ComputedAnswer> => {
  const payload = body === undefined ? {} : { payload: body };
  const answer = await inject(strapiListener, { method, url: address, headers, ...payload });
  const given = Object.entries(answer.headers).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)] as const],
  );
  return {
    status: answer.statusCode,
    headers: Object.fromEntries(given),
    body: answer.rawPayload,
  };
};
