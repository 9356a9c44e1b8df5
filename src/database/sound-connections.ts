import type { Core } from '@strapi/strapi';
import { outliveBrokenConnections } from '../strapi/connections';
import { aroundEachStatement } from '../strapi/statements';
import { tellFailedCommits } from '../strapi/transaction';

/**
 * Has nothing be lost, and nobody be given what is broken, where a connection or a COMMIT fails. After a COMMIT that failed, SQLite may still
 * be in the transaction, and whoever had the connection next would have written in it.
 */
export const installSoundConnections = (strapi: Core.Strapi): void => {
  outliveBrokenConnections(strapi);
  tellFailedCommits(strapi);
  aroundEachStatement(strapi, async ({ sql, discardConnection }, run) => {
    try {
      return await run();
    } catch (error) {
      if (sql === 'COMMIT;') discardConnection(error);
      throw error;
    }
  });
};
