import type { RequestListener } from 'node:http';
import inject from 'light-my-request';
import type { EmbedDoor } from '../../ports/embed-door';
import { doorAddress } from '../policy/door-address';
import { requestIdHeader, type RequestObserver } from '../../ports/observed-requests';
import type { ComputedAnswer } from '../policy/judge-computed';
import type { KeyedRequest } from '../policy/keyed-request';

/**
 * Hands Strapi a request that came over no network, and gives the whole of its answer. Of who asked first it is told the name of
 * the request alone, which is in nothing that is kept: an error says under which name the log has it.
 */
export const createAskStrapi =
  (
    strapiListener: RequestListener,
    { routeOf }: Pick<RequestObserver, 'routeOf'>,
    { shownOf }: Pick<EmbedDoor, 'shownOf'>,
  ) =>
  async (
    { method, address, headers: keyed, body }: KeyedRequest,
    requestId: string,
  ): Promise<ComputedAnswer> => {
    const payload = body === undefined ? {} : { payload: body };
    const headers = { ...keyed, [requestIdHeader]: requestId };
    const answer = await inject(strapiListener, {
      ...{ method, url: address, headers, remoteAddress: doorAddress },
      ...payload,
    });
    const given = Object.entries(answer.headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, String(value)] as const],
    );
    return {
      status: answer.statusCode,
      headers: Object.fromEntries(given),
      body: answer.rawPayload,
      route: routeOf(answer.raw.res),
      shown: shownOf(answer.raw.res),
    };
  };
