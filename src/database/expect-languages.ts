import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { localeService } from '../strapi/locales';

/**
 * Refuses a write in a language that there is not: it would be read under it, and by no editor. Belongs in the transaction that writes, when
 * it has the lock on content: of one that was deleted while a write waited for its turn, a published explainer was left.
 *
 * @param locale a code or several, as Strapi's documents take them; `*` and none are no language of their own
 * @throws ValidationError that names the first that is not there
 */
export const expectLanguages = async (strapi: Core.Strapi, locale: unknown): Promise<void> => {
  const said: unknown[] = Array.isArray(locale) ? locale : [locale];
  const isCode = (code: unknown): code is string => typeof code === 'string' && code !== '*';
  const codes = said.filter(isCode);
  if (codes.length === 0) return;
  const known = (await localeService(strapi).find()).map(({ code }) => code);
  const unknown = codes.find((code) => !known.includes(code));
  if (unknown === undefined) return;
  throw new errors.ValidationError(
    `locale — expected a language that there is (${known.join(', ')}); got "${unknown}"`,
  );
};
