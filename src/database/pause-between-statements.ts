import type { Core } from '@strapi/strapi';
import { beforeEachStatement } from '../strapi/connections';

/** Of work without a pause, before others are let in: what a few answers from memory take. */
const longestMilliseconds = 2;

/**
 * Gives what to wait for before the next piece of work: nothing while the last turn of the event loop is younger than
 * `longestMilliseconds`, and else the next turn, which those share who ask before it comes, so that nobody overtakes.
 */
const createPauses = (): (() => Promise<void> | undefined) => {
  let lastTurn = -Infinity;
  let next: Promise<void> | undefined;
  return () => {
    if (next === undefined && performance.now() - lastTurn >= longestMilliseconds) {
      next = new Promise((resolve) => {
        setImmediate(() => {
          next = undefined;
          lastTurn = performance.now();
          resolve();
        });
      });
    }
    return next;
  };
};

/**
 * Lets readers be answered between the statements of a publish, or of a long GraphQL document. PostgreSQL's come over the network;
 * SQLite answers at once, so that the fifty statements of a publish were one piece of work, for whose end everybody waited.
 */
export const installPauses = (strapi: Core.Strapi): void => {
  if (strapi.db.dialect.client === 'sqlite') beforeEachStatement(strapi, createPauses());
};
