import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { readParams } from '../../strapi/routes';
import type { Context } from '../../strapi/context';
import { sendViews } from './send-views';

const partnerUid = 'api::partner.partner';
const readPartners = { action: 'plugin::content-manager.explorer.read', subject: partnerUid };

/** Tells those who may read partners in the admin panel how often a partner's pages showed our texts. Belongs in register(). */
export const installPanelViews = (strapi: Core.Strapi): void => {
  const handler = async (ctx: Context): Promise<void> => {
    const { documentId = '' } = readParams(ctx);
    const partner: { documentId: string; name: string } | null = await strapi.db
      .query(partnerUid)
      .findOne({ select: ['documentId', 'name'], where: { documentId } });
    if (partner === null) throw new errors.NotFoundError(`There is no partner "${documentId}"`);
    await sendViews(strapi, ctx, partner);
  };
  strapi.server.routes({
    type: 'admin',
    routes: [
      {
        method: 'GET',
        path: '/partner-views/:documentId',
        handler,
        info: { type: 'admin' },
        config: {
          policies: [
            'admin::isAuthenticatedAdmin',
            { name: 'admin::hasPermissions', config: { actions: [readPartners] } },
          ],
        },
      },
    ],
  });
};
