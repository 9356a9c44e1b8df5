import type { Core } from '@strapi/strapi';
import { currentRequestId, logFormatOf } from '../../strapi/logs';
import { logLine } from './log-line';

/** Under which winston keeps the text that it writes. */
const message = Symbol.for('message');

/**
 * Puts the request's id to what is logged while a request is answered. As one line of JSON, because the text of an error may hold
 * what a reader sent, and with it a line that looks like one of ours; to somebody who develops, as Strapi writes it.
 */
export const nameLogs = (strapi: Core.Strapi, isDevelopment: boolean): void => {
  const logger = logFormatOf(strapi);
  const before = logger.format;
  logger.format = {
    transform: (info, options) => {
      const requestId = currentRequestId(strapi);
      if (requestId === undefined) return before.transform(info, options);
      if (isDevelopment) {
        const named = { ...info, message: `${String(info.message)} (request ${requestId})` };
        return before.transform(named, options);
      }
      const { level, message: text, stack } = info;
      const time = new Date().toISOString();
      return { ...info, [message]: logLine({ time, level, requestId, message: text, stack }) };
    },
  };
};
