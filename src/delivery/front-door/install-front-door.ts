import type { Core } from '@strapi/strapi';
import { publicOrigin } from '../../public-origin';
import { ledgerOf, pluralNameOf, takeRequestListener } from '../../strapi-types';
import { createPlaceJudge } from '../policy/judge-place';
import { createAnswerStore } from './answer-store';
import { askStrapi } from './ask-strapi';
import { createAnswerComputer } from './compute-answer';
import { createFrontDoor } from './front-door';

/**
 * Puts a door in front of Strapi and Koa, on Strapi's own server, at which anonymous reads are answered from memory as long as
 * nothing was published since: on the way through Strapi's middlewares alone, an answer that is ready takes many times as long.
 */
export const installFrontDoor = (strapi: Core.Strapi): void => {
  const mostBytes: number = strapi.config.get('delivery.cacheBytes');
  if (mostBytes === 0) return;
  const { number, watched } = ledgerOf(strapi);
  const next = takeRequestListener(strapi);
  const store = createAnswerStore(mostBytes);
  strapi.server.httpServer.on(
    'request',
    createFrontDoor({
      number,
      store,
      next,
      place: createPlaceJudge(
        watched.map((uid) => pluralNameOf(strapi, uid)),
        { hasOrigin: publicOrigin(strapi) !== '' },
      ),
      compute: createAnswerComputer({ number, store, ask: (request) => askStrapi(next, request) }),
      tellFailure: (error) => strapi.log.error(error),
    }),
  );
};
