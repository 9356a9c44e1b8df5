import type { Core } from '@strapi/strapi';
import { isRecord } from '../explainer/is-record';
import { isTakenAddress } from '../explainer/taken-addresses';
import { refusedField } from '../strapi/refused-field';

/** Refuses an article the slug by which its page for other sites would be at an address of our own. After slugs are filled in. */
export const installTakenAddresses = (strapi: Core.Strapi): void => {
  strapi.documents.use(async (context, next) => {
    const isWrite = ['create', 'update', 'clone'].includes(context.action);
    if (context.uid !== 'api::article.article' || !isWrite) return next();
    const data: unknown = 'data' in context.params ? context.params.data : undefined;
    const slug = isRecord(data) ? data.slug : undefined;
    if (typeof slug !== 'string' || !isTakenAddress(slug)) return next();
    const message = `slug — expected another than "${slug}": /embed/${slug} is a page of this server's own`;
    throw refusedField('slug', message);
  });
};
