import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { isRecord } from '../explainer/is-record';
import { beforePanelAction } from '../strapi-panel';

const judgeNewToken = (body: unknown): void => {
  if (isRecord(body) && typeof body.lifespan === 'number') return;
  throw new errors.ValidationError(
    'lifespan — expected 7, 30 or 90 days: a token that never expires is found in old code years later; `npm run tokens:create` makes one for up to 365 days',
  );
};

/** Refuses to make a token that never expires in the admin panel. Belongs in register(). */
export const installTokensExpire = (strapi: Core.Strapi): void => {
  beforePanelAction(strapi, ['admin::api-token', 'create'], judgeNewToken);
  beforePanelAction(strapi, ['admin::admin-token', 'create'], judgeNewToken);
};

const findEndless = async (strapi: Core.Strapi): Promise<string[]> => {
  const endless: { name: string }[] = await strapi.db
    .query('admin::api-token')
    .findMany({ select: ['name'], where: { expiresAt: { $null: true } } });
  return endless.map(({ name }) => `"${name}"`);
};

const warn = async (strapi: Core.Strapi): Promise<void> => {
  const names = await findEndless(strapi);
  if (names.length === 0) return;
  strapi.log.warn(
    `API tokens that never expire: ${names.join(', ')}. Make others with \`npm run tokens:create\` and delete these.`,
  );
};

/** Tells in the log of a server that starts of tokens that never expire: such as were made before this was refused. */
export const warnOfEndlessTokens = (strapi: Core.Strapi): void => {
  // Commands start the same application, and their output is their own.
  strapi.server.httpServer.once('listening', () => {
    warn(strapi).catch((error: unknown) => strapi.log.error(error));
  });
};
