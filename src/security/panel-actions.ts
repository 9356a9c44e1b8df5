import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { isRecord } from '../explainer/is-record';
import {
  aroundPanelAction,
  beforePanelAction,
  leaveOutRights,
  refuseAdminTokens,
} from '../strapi/panel';
import { isAllowed, readParams } from '../strapi/routes';
import { boundPanelDocuments } from './panel-documents';

const noAdminTokens =
  'token — expected one of the API (`npm run tokens:create`): none stands for an administrator';

/** What Strapi's panel does for whoever is logged in, or for more than those whom it should, and nobody here has a use for. */
const closed = [
  {
    // A name that the other side chooses decides which folder is deleted when it fails (`file.js` in @strapi/upload 5.54: `..` was the
    // temporary folder itself); and what is fetched is fetched from inside of the network.
    action: ['plugin::upload.admin-upload', 'uploadFromUrls'],
    reason: 'urls — expected files from your own computer: this server fetches nothing by itself',
  },
  {
    action: ['plugin::email.email', 'send'],
    reason: 'email — expected nobody to send messages of their own from this server',
  },
  {
    action: ['plugin::i18n.settings', 'updateSettings'],
    reason: 'settings — expected none of languages but the list of them',
  },
  {
    // Asks Strapi's registry of licences at each request (`controllers/admin.js` in @strapi/admin 5.54); the panel asks only under a trial.
    action: ['admin::admin', 'licenseTrialTimeLeft'],
    reason: 'licence — expected none that is on trial: this server asks nobody for one',
  },
  {
    action: ['admin::admin-token', 'create'],
    reason: noAdminTokens,
  },
  {
    action: ['admin::admin-token', 'regenerate'],
    reason: noAdminTokens,
  },
] as const;

/** Of these Strapi gives whole rows of whatever it was made to load, with the hashes of passwords. */
const accounts = [
  ['admin::role', 'findAll'],
  ['admin::user', 'find'],
] as const;

/** To pages on which everything is refused. */
const uselessRights = ['admin::transfer.tokens.access', 'admin::admin-tokens.access'];

/** Strapi hides the words of every other refusal of this kind. */
const refuse = (reason: string): never => {
  throw new errors.PolicyError(reason);
};

const contentManager = 'plugin::content-manager';

/** Bounds what Strapi leaves open in the admin panel to more than those whom a role lets do it. Belongs in register(). */
export const boundPanelActions = (strapi: Core.Strapi): void => {
  for (const { action, reason } of closed)
    aroundPanelAction(strapi, action, async () => refuse(reason));
  refuseAdminTokens(strapi);
  leaveOutRights(strapi, uselessRights);

  for (const action of accounts)
    aroundPanelAction(strapi, action, async (ctx, act) => {
      const other = ['populate', 'fields'].find((name) => name in ctx.query);
      if (other !== undefined)
        throw new errors.ValidationError(`${other} — expected no such parameter`);
      return act();
    });

  const documents = `${contentManager}.collection-types`;
  for (const name of ['discard', 'unpublish']) {
    aroundPanelAction(strapi, [documents, name], async (ctx, act) => {
      const { body } = ctx.request;
      const discards = name === 'discard' || (isRecord(body) && Boolean(body.discardDraft));
      // A draft that is thrown away has all of its fields changed, and Strapi asks for a right to change any. Who may begin one may end one.
      if (discards && !isAllowed(ctx, `${contentManager}.explorer.create`, readParams(ctx).model))
        refuse('draft — expected somebody who may write all of it to throw it away');
      return act();
    });
  }
  // How a component's form looks to everybody; for a type's, Strapi asks for the right itself.
  aroundPanelAction(
    strapi,
    [`${contentManager}.components`, 'updateComponentConfiguration'],
    async (ctx, act) =>
      isAllowed(ctx, `${contentManager}.components.configure-layout`)
        ? act()
        : refuse('configuration — expected somebody who may configure views'),
  );
  // Strapi hands on an order that it does not look at, also one by what somebody may not read.
  beforePanelAction(strapi, [documents, 'bulkFindForValidation'], ({ body }) => {
    if (isRecord(body)) delete body.sort;
  });
  // Strapi's validation takes a body without them, and goes through them (`controllers/permission.js` in @strapi/admin 5.54).
  beforePanelAction(strapi, ['admin::permission', 'check'], ({ body }) => {
    if (!isRecord(body) || !Array.isArray(body.permissions))
      throw new errors.ValidationError('permissions — expected a list');
  });
  boundPanelDocuments(strapi);
};
