import type { Core } from '@strapi/strapi';
import { AsyncFlag } from '../event-loop/async-flag';
import { isRecord } from '../explainer/is-record';
import { aroundCommitCallbacks } from '../strapi/database';

/** Whether a row is read by its number with all that it leads to, as it is to be told to webhooks. */
const isForEvent = (params: unknown): boolean =>
  isRecord(params) &&
  Object.keys(params).sort().join() === 'populate,where' &&
  isRecord(params.where) &&
  Object.keys(params.where).join() === 'id';

/**
 * Reads nothing for events that nobody listens to. After every save and publish Strapi reads the whole entry once more, ten
 * statements for a section, to hand it to webhooks, of which there may be none (`events.js` of @strapi/core 5.54); they were in the
 * way of whatever came next, as a publish comes after a save. From the first webhook for entries on all is as it was. Who listens before
 * this is installed is not seen: of Strapi's own that is the audit log of its licensed editions.
 */
export const installUnheardEvents = (strapi: Core.Strapi): void => {
  const { db, eventHub } = strapi;
  let isHeard = strapi.EE === true;
  const listen = eventHub.on.bind(eventHub);
  eventHub.on = (name, listener) => {
    isHeard ||= name.startsWith('entry.');
    return listen(name, listener);
  };
  const subscribe = eventHub.subscribe.bind(eventHub);
  eventHub.subscribe = (subscriber) => {
    isHeard = true;
    return subscribe(subscriber);
  };

  const telling = new AsyncFlag();
  aroundCommitCallbacks(strapi, (callback) => telling.run(callback));
  const { entityManager } = db;
  const findOne = entityManager.findOne.bind(entityManager);
  entityManager.findOne = async (uid, params) =>
    !isHeard && telling.isRaised && isForEvent(params) ? null : findOne(uid, params);
};
