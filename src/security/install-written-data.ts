import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { aroundPanelAction } from '../strapi/panel';
import { readParams } from '../strapi/routes';
import type { AttributesOf } from './judge-filters';
import { judgeRelations } from './judge-relations';
import { documentWrites } from './own-attributes';

/**
 * Judges what whoever writes says of other entries, by REST, GraphQL and in the panel, whose cleaning of forms leaves all that stands within
 * relations. Belongs in register().
 */
export const installWrittenData = (strapi: Core.Strapi, attributesOf: AttributesOf): void => {
  const refuse = (data: unknown, uid: string): void => {
    const problem = judgeRelations(data, uid, attributesOf);
    if (problem !== null) throw new errors.ValidationError(problem);
  };
  // REST validates before it sanitizes, GraphQL does not.
  const { sanitize } = strapi.contentAPI;
  const sanitizeInput = sanitize.input;
  sanitize.input = async (data, schema, ...rest) => {
    refuse(data, schema.uid);
    return sanitizeInput(data, schema, ...rest);
  };
  for (const action of documentWrites)
    aroundPanelAction(strapi, action, async (ctx, act) => {
      refuse(ctx.request.body, readParams(ctx).model ?? '');
      return act();
    });
};
