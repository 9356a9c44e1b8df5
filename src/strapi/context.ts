import type { Core } from '@strapi/strapi';

/** What Koa gives a controller. */
export type Context = Parameters<Core.ControllerHandler>[0];
