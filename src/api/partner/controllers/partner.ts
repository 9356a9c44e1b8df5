import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { tokenOf } from '../../../strapi/panel';
import type { Context } from '../../../strapi/context';
import { sendViews } from '../send-views';

export default ({ strapi }: { strapi: Core.Strapi }) => ({
  async findViews(ctx: Context) {
    const keyNumber = tokenOf(ctx.state.auth)?.id ?? null;
    const partner: { documentId: string; name: string } | null =
      keyNumber === null
        ? null
        : await strapi.db
            .query('api::partner.partner')
            .findOne({ select: ['documentId', 'name'], where: { keyNumber } });
    if (partner === null) {
      throw new errors.PolicyError(
        'Authorization — expected the key of a partner; ask the publisher for one',
      );
    }
    await sendViews(strapi, ctx, partner);
  },
});
