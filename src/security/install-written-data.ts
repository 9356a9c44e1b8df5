import type { Core } from '@strapi/strapi';
import { contentTypes, errors } from '@strapi/utils';
import { isRecord } from '../explainer/is-record';
import { aroundPanelAction } from '../strapi/panel';
import { readParams } from '../strapi/routes';
import { attributesIn } from './attributes-of';
import { judgeRelations } from './judge-relations';

const documents = 'plugin::content-manager.collection-types';
const writes = ['create', 'update', 'clone', 'publish'];

/**
 * Judges the data of whoever writes. Strapi's cleaning of the panel's forms leaves all that is no attribute of the type, all within
 * relations, and what is said not to be writable: whoever began a document could choose its number, after which SQLite had none left for
 * anybody's, and its documentId, by which the address of another one did not lead there any more. Belongs in register().
 */
export const installWrittenData = (strapi: Core.Strapi): void => {
  const attributesOf = attributesIn(strapi);
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

  /** Which row and which document it is among them: the panel sends all of a form. */
  const notWritable = (uid: string): string[] =>
    Object.values(strapi.contentTypes)
      .filter((type: { uid: string }) => type.uid === uid)
      .flatMap((type) => contentTypes.getNonWritableAttributes(type));
  for (const name of writes)
    aroundPanelAction(strapi, [documents, name], async (ctx, act) => {
      const { model = '' } = readParams(ctx);
      const { body } = ctx.request;
      if (!isRecord(body)) return act();
      refuse(body, model);
      const left = notWritable(model);
      ctx.request.body = Object.fromEntries(
        Object.entries(body).filter(([attribute]) => !left.includes(attribute)),
      );
      return act();
    });
};
