import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { isRecord } from '../explainer/is-record';
import { beforePanelAction } from '../strapi/panel';

const judgeLifespan = ({ body }: { body: unknown }): void => {
  if (isRecord(body) && typeof body.lifespan === 'number') return;
  throw new errors.ValidationError(
    'lifespan — expected 7, 30 or 90 days: a token that never expires is found in old code years later; `npm run tokens:create` makes one of the API for up to 365 days',
  );
};

const uid = 'admin::api-token';

const isEndless = { expiresAt: { $null: true } };

/** Refuses to make a token that never expires in the admin panel, and to renew one. Belongs in register(). */
export const installTokensExpire = (strapi: Core.Strapi): void => {
  beforePanelAction(strapi, [uid, 'create'], judgeLifespan);
  beforePanelAction(strapi, [uid, 'regenerate'], async ({ id }) => {
    // It would have a new secret and still no end.
    if ((await strapi.db.query(uid).count({ where: { id, ...isEndless } })) === 0) return;
    throw new errors.ValidationError(
      'token — expected one that expires; this one never does: make another and delete it',
    );
  });
};

const warn = async (strapi: Core.Strapi): Promise<void> => {
  const endless: { name: string }[] = await strapi.db
    .query(uid)
    .findMany({ select: ['name'], where: isEndless });
  if (endless.length === 0) return;
  const names = endless.map(({ name }) => `"${name}"`).join(', ');
  strapi.log.warn(
    `API tokens that never expire: ${names}. Make others with \`npm run tokens:create\` and delete these.`,
  );
};

/** Tells in the log of a server that starts of tokens that never expire: such as were made before this was refused. */
export const warnOfEndlessTokens = (strapi: Core.Strapi): void => {
  // Commands start the same application, and their output is their own.
  strapi.server.httpServer.once('listening', () => {
    warn(strapi).catch((error: unknown) => strapi.log.error(error));
  });
};
