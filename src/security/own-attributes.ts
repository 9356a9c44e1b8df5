import type { Core } from '@strapi/strapi';
import { contentTypes } from '@strapi/utils';
import { isRecord } from '../explainer/is-record';
import { aroundPanelAction } from '../strapi/panel';
import { readParams } from '../strapi/routes';

/** By which the panel writes what a form says. */
export const documentWrites = ['create', 'update', 'clone', 'publish'].map(
  (action) => ['plugin::content-manager.collection-types', action] as const,
);

/**
 * Leaves out of the panel's forms what the application alone writes, and which row and which document it is: the panel sends all of a form.
 * Strapi's cleaning leaves what is no attribute of the type, and what is said not to be writable: whoever began a document could choose
 * its number, after which SQLite had none left for anybody's, and its documentId, by which the address of another one did not lead there
 * any more. Belongs in register().
 */
export const installOwnAttributes = (strapi: Core.Strapi): void => {
  const notWritable = (uid: string | undefined): string[] =>
    Object.values(strapi.contentTypes)
      .filter((type: { uid: string }) => type.uid === uid)
      .flatMap((type) => contentTypes.getNonWritableAttributes(type));
  for (const action of documentWrites)
    aroundPanelAction(strapi, action, async (ctx, act) => {
      const { body } = ctx.request;
      if (!isRecord(body)) return act();
      const leftOut = notWritable(readParams(ctx).model);
      ctx.request.body = Object.fromEntries(
        Object.entries(body).filter(([attribute]) => !leftOut.includes(attribute)),
      );
      return act();
    });
};
