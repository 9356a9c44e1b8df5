import type { Core } from '@strapi/strapi';
import { inTransaction } from '../strapi/transaction';
import { publicTypes, readActionsOf } from './public-types';

/** All that anyone may do without a credential; whatever is not listed here is closed. */
const publicActions = publicTypes.flatMap(readActionsOf);

/** Re-asserts the public role at every start: what was opened by hand, or came with a plugin, is closed again. */
export const installPublicRole = async (strapi: Core.Strapi): Promise<void> => {
  const permissions = strapi.db.query('plugin::users-permissions.permission');
  const role: { id: number; permissions: { id: number; action: string }[] } | null = await strapi.db
    .query('plugin::users-permissions.role')
    .findOne({
      where: { type: 'public' },
      populate: { permissions: true },
    });
  if (!role)
    throw new Error(
      'The users-permissions role "public" is missing; restore it or start on an empty database',
    );

  // In one transaction, which the ledger notes in one line.
  await inTransaction(strapi, async () => {
    const kept = new Set<string>();
    for (const { id, action } of role.permissions) {
      if (publicActions.includes(action) && !kept.has(action)) kept.add(action);
      else await permissions.delete({ where: { id } });
    }
    for (const action of publicActions) {
      if (!kept.has(action)) await permissions.create({ data: { action, role: role.id } });
    }
  });
};
