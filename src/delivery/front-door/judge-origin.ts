import type { EmbedDoor } from '../../ports/embed-door';
import { mayShowText } from '../policy/embeddable-address';
import type { Exchange } from './memory-sender';

/**
 * Whether memory may answer a page of another site, where not every site may have what shows a text; and says on the answer that this
 * one may. Stored answers name no site: what was computed for one is never what another is given.
 */
export const judgeOrigin = (
  { isOpenTo }: Pick<EmbedDoor, 'isOpenTo'>,
  { request, response, asked, key }: Exchange,
): boolean => {
  const { origin } = asked;
  if (origin === '' || !mayShowText(request.url ?? '', key)) return true;
  if (isOpenTo(origin) !== true) return false;
  response.setHeader('Access-Control-Allow-Origin', origin);
  return true;
};
