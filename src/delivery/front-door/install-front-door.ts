import type { RequestListener } from 'node:http';
import type { Core } from '@strapi/strapi';
import { requestObserverOf, type CacheFigures } from '../../ports/observed-requests';
import { embedDoorOf } from '../../ports/embed-door';
import { databaseProbeOf } from '../../ports/database-probe';
import { publicOrigin } from '../../strapi/public-origin';
import { readThrottleOf } from '../../ports/throttles';
import { ledgerOf } from '../../strapi/our-services';
import { pluralNameOf } from '../../strapi/routes';
import { takeRequestListener } from '../../strapi/request-listener';
import { createPlaceJudge } from '../policy/judge-place';
import { createAnswerStore } from './answer-store';
import { createAskStrapi } from './ask-strapi';
import { createCacheCounts } from './cache-counts';
import { createAnswerComputer } from './compute-answer';
import { createFrontDoor } from './front-door';
import { inOriginForm } from './origin-form';
import { createGiveHead } from './ready-head';

/**
 * Puts a door in front of Strapi and Koa, on Strapi's own server, at which anonymous reads are answered from memory as long as
 * nothing was published since: on the way through Strapi's middlewares alone, an answer that is ready takes many times as long.
 */
export const installFrontDoor = (strapi: Core.Strapi): void => {
  const mostBytes: number = strapi.config.get('delivery.cacheBytes');
  const observer = requestObserverOf(strapi);
  const next = takeRequestListener(strapi);
  const { httpServer } = strapi.server;
  if (mostBytes === 0) {
    const handOn: RequestListener = (request, response) => {
      observer.watch(request, response);
      next(request, response);
    };
    httpServer.on('request', inOriginForm(handOn));
    return;
  }
  const { number, lastNumber, watched } = ledgerOf(strapi);
  const embeds = embedDoorOf(strapi);
  const store = createAnswerStore(mostBytes);
  const counts = createCacheCounts();
  const { bytes, entries } = store;
  strapi.add('cacheFigures', (): CacheFigures => ({ counts, bytes, entries, mostBytes }));
  const door = createFrontDoor({
    ...{ number, lastNumber, store, next, observer, counts, embeds },
    database: databaseProbeOf(strapi),
    giveHead: createGiveHead(httpServer),
    admit: (request) => readThrottleOf(strapi).anonymous(request),
    place: createPlaceJudge(
      watched.map((uid) => pluralNameOf(strapi, uid)),
      { hasOrigin: publicOrigin(strapi) !== '' },
    ),
    computer: createAnswerComputer({
      number,
      store,
      ask: createAskStrapi(next, observer, embeds),
    }),
    tellFailure: (error, requestId) => {
      const what = error instanceof Error ? error.stack : String(error);
      strapi.log.error(`No answer to request ${requestId}: ${String(what)}`);
    },
  });
  httpServer.on('request', inOriginForm(door));
};
