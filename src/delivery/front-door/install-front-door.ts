import type { Core } from '@strapi/strapi';
import { ledgerOf, pluralNameOf, takeRequestListener } from '../../strapi-types';
import { createPlaceJudge } from '../policy/judge-place';
import { createAnswerStore } from './answer-store';
import { askStrapi } from './ask-strapi';
import { createFrontDoor } from './front-door';

/**
 * Puts a door in front of Strapi and Koa, on Strapi's own server, at which anonymous reads are answered from memory as long as
 * nothing was published since: by Strapi's middlewares alone an answer that is ready takes ten times as long.
 */
export const installFrontDoor = (strapi: Core.Strapi): void => {
  const mostBytes: number = strapi.config.get('delivery.cacheBytes');
  if (mostBytes === 0) return;
  const ledger = ledgerOf(strapi);
  const next = takeRequestListener(strapi);
  const types = ledger.watched.map((uid) => pluralNameOf(strapi, uid));
  strapi.server.httpServer.on(
    'request',
    createFrontDoor({
      number: ledger.number,
      place: createPlaceJudge({ types }),
      store: createAnswerStore(mostBytes),
      ask: (request) => askStrapi(next, request),
      next,
      tellFailure: (error) => strapi.log.error(error),
    }),
  );
};
