import type { Core } from '@strapi/strapi';
import { addMiddleware, pluginRouters } from '../strapi/routes';
import { boundPanelActions } from './panel-actions';
import { takeUploads, takeUploadsOfAdministrators } from './upload-routes';

/** All that the content API has of plugins: files from whoever has a token that may. */
const uploadRoute = {
  method: 'POST',
  path: '/',
  handler: 'content-api.upload',
  config: { middlewares: [takeUploads] },
};

/** Where the admin panel sends files. */
const uploadPaths = [
  { path: '/', isForOne: false },
  { path: '/files', isForOne: true },
  { path: '/files/:id/replace', isForOne: true },
];

/**
 * Closes what plugins add to the content API: users, roles, registration, passwords, providers, files, languages, messages and
 * content types; and of the panel what nobody has a use for. A content API has no use for them, and what is not there no role in a database can open, nor a token that may do anything.
 */
export const installPluginRoutes = (strapi: Core.Strapi): void => {
  for (const [plugin, routers] of pluginRouters(strapi)) {
    if (!('content-api' in routers)) continue;
    const routes = plugin === 'upload' ? [uploadRoute] : [];
    routers['content-api'] = { type: 'content-api', routes };
  }
  for (const { path, isForOne } of uploadPaths) {
    const take = takeUploadsOfAdministrators({ isForOne });
    addMiddleware(strapi, { plugin: 'upload', method: 'POST', path }, take);
  }
  boundPanelActions(strapi);
};
