// @ts-check
import { setTimeout as wait } from 'node:timers/promises';

/** @typedef {import('../servers/start-app.mjs').App} App */
/** @typedef {{ slug: string, publish: () => Promise<string> }} Publisher */

/**
 * Publishes a section of an explainer again and again, each time with other words at the end of its text.
 * @param {App} app
 * @param {string} slug
 * @returns {Promise<Publisher>} `publish` gives the words that are public once it is done
 */
export const preparePublisher = async (app, slug) => {
  const {
    documentId,
    slug: section,
    body,
  } = await app.documents('section', 'findFirst', {
    filters: { article: { slug }, level: 2, body: { $ne: '' } },
    sort: 'position',
  });
  let edition = 0;
  return {
    slug: section,
    publish: async () => {
      // Of one length, so that every answer has as many bytes.
      const words = `Edition ${String((edition += 1)).padStart(6, '0')}.`;
      await app.documents('section', 'update', {
        documentId,
        data: { body: `${body}\n\n${words}` },
      });
      await app.documents('section', 'publish', { documentId });
      return words;
    },
  };
};

/**
 * Publishes at every beat until it is stopped; one that takes longer than a beat is waited for.
 * @param {Publisher} publisher
 * @param {number} everyMilliseconds
 */
export const keepPublishing = (publisher, everyMilliseconds) => {
  let isStopped = false;
  /** @type {number[]} */
  const durations = [];
  const publishing = (async () => {
    while (!isStopped) {
      const startedAt = performance.now();
      await publisher.publish();
      durations.push(performance.now() - startedAt);
      await wait(Math.max(0, everyMilliseconds - (performance.now() - startedAt)));
    }
  })();
  return {
    stop: async () => {
      isStopped = true;
      await publishing;
      return durations;
    },
  };
};
