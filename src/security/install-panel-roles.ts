import type { Core } from '@strapi/strapi';
import { lockTransaction } from '../database/lock-transaction';
import { subscribeToRows } from '../strapi/row-writes';
import { panelFieldsOf, panelRoleService } from '../strapi/panel';
import { inTransaction } from '../strapi/transaction';
import { isLocalized, localeService } from '../strapi/locales';
import { panelRoles, permissionsOf, type PanelPermission, type PanelSchema } from './panel-roles';
import { areSameRights } from './same-rights';

const roleUid = 'admin::role';

const readSchema = async (strapi: Core.Strapi): Promise<PanelSchema> => ({
  fieldsOf: (uid) => panelFieldsOf(strapi, uid),
  isLocalized: (uid) => isLocalized(strapi, uid),
  // In one order, so that nothing is written anew where nothing changed.
  locales: (await localeService(strapi).find()).map(({ code }) => code).sort(),
});

/** The numbers of the roles with this code, one of which is made where there is none: instances that began at once made several. */
const findOrCreate = async (
  strapi: Core.Strapi,
  { code, name, description }: (typeof panelRoles)[number],
): Promise<number[]> => {
  const roles = strapi.db.query(roleUid);
  const found: { id: number }[] = await roles.findMany({ select: ['id'], where: { code } });
  if (found.length > 0) return found.map(({ id }) => id);
  // A role that an administrator gave this name stays as it is.
  const isTaken = (await roles.count({ where: { name } })) > 0;
  const created: { id: number } = await roles.create({
    data: { code, name: isTaken ? `${name} (built in)` : name, description },
  });
  return [created.id];
};

const areAsserted = async (strapi: Core.Strapi, schema: PanelSchema): Promise<boolean> => {
  for (const role of panelRoles) {
    const found: { permissions: PanelPermission[] }[] = await strapi.db
      .query(roleUid)
      .findMany({ where: { code: role.code }, populate: { permissions: true } });
    const rights = permissionsOf(role, schema);
    const areSame = found.every(({ permissions }) => areSameRights(permissions, rights));
    if (found.length === 0 || !areSame) return false;
  }
  return true;
};

const assertPanelRoles = async (strapi: Core.Strapi): Promise<void> => {
  const schema = await readSchema(strapi);
  // Most starts, and every command, find them so, and need not wait for whoever is writing.
  if (await areAsserted(strapi, schema)) return;
  await inTransaction(strapi, async (transaction) => {
    await lockTransaction(strapi, transaction, 'panelRoles');
    for (const role of panelRoles) {
      for (const id of await findOrCreate(strapi, role)) {
        await panelRoleService(strapi).assignPermissions(id, permissionsOf(role, schema));
      }
    }
  });
};

/**
 * Gives the project's roles of the admin panel their rights at every start, and whenever a language comes or goes: Strapi gives
 * them once, at the first boot, and whatever was added or taken by hand since is put right. Roles that administrators made are
 * theirs.
 */
export const installPanelRoles = async (strapi: Core.Strapi): Promise<void> => {
  subscribeToRows(strapi, ['plugin::i18n.locale'], () => assertPanelRoles(strapi));
  await assertPanelRoles(strapi);
};
