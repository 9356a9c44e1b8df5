import type { EmbedDoor } from '../../ports/embed-door';
import { mayShowText } from '../policy/embeddable-address';
import type { Exchange } from './memory-sender';

/**
 * Whether memory may answer a page of another site, where not every site may read our texts; and says on the answer that this one
 * may. Stored answers name no site: what was computed for one is never what another is given. A site that is not registered is told
 * why it gets no text for its pages, and given all else without its name, which its browser then keeps from it.
 */
export const judgeOrigin = (
  { isOpenTo }: Pick<EmbedDoor, 'isOpenTo'>,
  { request, response, asked, key }: Exchange,
): boolean => {
  const { origin } = asked;
  if (origin === '') return true;
  const isOpen = isOpenTo(origin);
  if (isOpen === true) response.setHeader('Access-Control-Allow-Origin', origin);
  return isOpen === true || (isOpen === false && !mayShowText(request.url ?? '', key));
};
