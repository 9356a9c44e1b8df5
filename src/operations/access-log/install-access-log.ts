import type { Core } from '@strapi/strapi';
import type { Environment } from '../../environment/environment';
import type { ObservedRequest } from '../../ports/observed-requests';
import { nameLogs } from './name-logs';
import { accessFields } from './access-fields';
import { logLine } from './log-line';
import { createRequestObserver } from './request-observer';

/**
 * Watches every request from the outside, in front of Koa: what is computed once for many who ask at the same moment is one
 * request to Koa, and each of theirs to whoever reads the log.
 */
export const installAccessLog = (
  strapi: Core.Strapi,
  { accessLog, mode }: Pick<Environment, 'accessLog' | 'mode'>,
  measure: (request: ObservedRequest) => void,
): void => {
  const write = (line: Readonly<Record<string, unknown>>): void => {
    process.stdout.write(`${logLine(line)}\n`);
  };
  const log = (request: ObservedRequest): void => {
    const fields = accessFields(request, new Date().toISOString());
    if (mode !== 'development') write(fields);
    else {
      const { method = 'unreadable' } = request;
      const { path, milliseconds, status } = fields;
      strapi.log.http(
        `${method} ${typeof path === 'string' ? path : ''} (${String(milliseconds)} ms) ${String(status)}`,
      );
    }
  };
  const observer = createRequestObserver(accessLog === 'all', (request) => {
    measure(request);
    if (accessLog !== 'none') log(request);
  });
  strapi.add('requestObserver', () => observer);
  nameLogs(strapi, mode === 'development');
};
