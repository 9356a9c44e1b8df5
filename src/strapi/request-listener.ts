import type { RequestListener } from 'node:http';
import type { Core } from '@strapi/strapi';

/** The listener by which Strapi's server hands requests to Koa, which is taken away from it. */
export const takeRequestListener = (strapi: Core.Strapi): RequestListener => {
  const { httpServer } = strapi.server;
  const [listener] = httpServer.listeners('request') as RequestListener[];
  if (listener === undefined) throw new Error("Strapi's server has no listener for requests");
  httpServer.off('request', listener);
  return listener;
};
