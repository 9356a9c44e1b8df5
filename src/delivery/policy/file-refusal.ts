import type { Place } from '../../explainer/addresses';
import { placeKey } from '../../explainer/surrogate-key';
import type { Answer } from './answer';

/**
 * An answer that is no text, filed under the address that was asked for, beside where it leads: a cache that keeps it drops it by
 * the same keys as the text, when that comes, comes back, or moves on.
 */
export const fileRefusal = (answer: Answer, slug: string, place: Place): Answer => {
  if (answer.status === 200) return answer;
  const { 'Surrogate-Key': leadsTo = '' } = answer.headers;
  const keys = [...placeKey(slug, place).split(' '), ...leadsTo.split(' ').filter(Boolean)];
  return {
    ...answer,
    headers: { ...answer.headers, 'Surrogate-Key': [...new Set(keys)].join(' ') },
  };
};
