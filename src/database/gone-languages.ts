import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';

/**
 * Refuses a write in a language that is gone: whoever asked for it was judged before it waited for its turn, and a language that was deleted
 * meanwhile had a published explainer after that. Belongs in the transaction that writes, when it has the lock on content.
 *
 * @param locale a code or several, as Strapi's documents take them; `*` and none are no language of their own
 * @throws ValidationError where one of them is not there
 */
export const refuseGoneLanguages = async (strapi: Core.Strapi, locale: unknown): Promise<void> => {
  const said: unknown[] = Array.isArray(locale) ? locale : [locale];
  const isCode = (code: unknown): code is string => typeof code === 'string' && code !== '*';
  const codes = [...new Set(said.filter(isCode))];
  if (codes.length === 0) return;
  const known = await strapi.db
    .query('plugin::i18n.locale')
    .findMany({ select: ['id'], where: { code: { $in: codes } } });
  if (known.length < codes.length)
    throw new errors.ValidationError(
      `locale — expected a language that there is; got ${codes.join(', ')}, which was deleted meanwhile`,
    );
};
