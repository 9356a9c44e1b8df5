import type { RequestListener } from 'node:http';
import type { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import inject from 'light-my-request';
import type { EmbedDoor } from '../../ports/embed-door';
import { doorAddress } from '../policy/door-address';
import { requestIdHeader, type RequestObserver } from '../../ports/observed-requests';
import type { ComputedAnswer } from '../policy/judge-computed';
import type { KeyedRequest } from '../policy/keyed-request';

const readAll = async (stream: Readable): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  await finished(stream);
  const [only, ...others] = chunks;
  return only !== undefined && others.length === 0 ? only : Buffer.concat(chunks);
};

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
      // Its bytes are all that is wanted: else it is made a text of, too, which took an answer of 8 MB 40 ms.
      payloadAsStream: true,
    });
    const answered = await readAll(answer.stream());
    const given = Object.entries(answer.headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, String(value)] as const],
    );
    return {
      status: answer.statusCode,
      headers: Object.fromEntries(given),
      body: answered,
      route: routeOf(answer.raw.res),
      shown: shownOf(answer.raw.res),
    };
  };
