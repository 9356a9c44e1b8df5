import type { Core } from '@strapi/strapi';
import { isRecord } from '../explainer/is-record';

/** What a copy must not take from its original: Strapi would move the related documents over, and copy the unique address. */
const notCopied: Record<string, Record<string, unknown>> = {
  'api::article.article': { sections: { set: [] } },
  'api::section.section': { address: null, children: { set: [] } },
  'api::partner.partner': { keyNumber: null },
  'api::condition.condition': { narrower: { set: [] } },
};

/** Lets a document be duplicated without taking anything away from its original. */
export const installClone = (strapi: Core.Strapi): void => {
  strapi.documents.use((context, next) => {
    const fresh = notCopied[context.uid];
    if (context.action !== 'clone' || fresh === undefined) return next();
    const data: unknown = context.params.data;
    Object.assign(context.params, { data: { ...(isRecord(data) ? data : {}), ...fresh } });
    return next();
  });
};
