import type { Core } from '@strapi/strapi';
import { outliveBrokenConnections } from '../strapi/connections';
import { isOfStandby } from '../strapi/database-errors';
import { aroundEachStatement } from '../strapi/statements';
import { tellFailedCommits } from '../strapi/transaction';

/**
 * Strapi asks the database for what it does not wait for, such as how many accounts there are when one is made (`sendDidInviteUser` in
 * @strapi/admin 5.54): a connection that was lost at that moment ended the process, and with it what all others were being answered.
 */
const outliveUnawaited = (strapi: Core.Strapi): void => {
  // A command is better ended.
  strapi.server.httpServer.once('listening', () => {
    process.on('unhandledRejection', (reason) => {
      strapi.log.error(reason);
    });
  });
};

/**
 * Has nothing be lost, and nobody be given what is broken, where a connection or a COMMIT fails. After a COMMIT that failed, SQLite may still
 * be in the transaction, and whoever had the connection next would have written in it. A connection to what has become a standby never writes
 * again, though it reads.
 */
export const installSoundConnections = (strapi: Core.Strapi): void => {
  outliveUnawaited(strapi);
  outliveBrokenConnections(strapi);
  tellFailedCommits(strapi);
  aroundEachStatement(strapi, async ({ sql, discardConnection }, run) => {
    try {
      return await run();
    } catch (error) {
      if (sql === 'COMMIT;' || isOfStandby(error)) discardConnection(error);
      throw error;
    }
  });
};
