import { errors } from '@strapi/utils';
import { isAllowed, readParams } from '../strapi/routes';
import type { Context } from '../strapi/context';
import { withUploads } from './read-uploads';

const [create, update] = ['plugin::upload.assets.create', 'plugin::upload.assets.update'];

type Next = () => Promise<unknown>;

const isMultipart = (ctx: Context): boolean => Boolean(ctx.is('multipart'));

/** For a route that knows by now that whoever sends the files may. */
export const takeUploads = async (ctx: Context, next: Next): Promise<void> => {
  if (isMultipart(ctx)) await withUploads(ctx, next);
  else await next();
};

/** For the panel's routes, whose controllers ask for the right when the files are there already. */
export const takeUploadsOfAdministrators = async (ctx: Context, next: Next): Promise<void> => {
  const isReplacement = ctx.query.id !== undefined || readParams(ctx).id !== undefined;
  if (isMultipart(ctx) && !isAllowed(ctx, isReplacement ? update : create))
    throw new errors.ForbiddenError();
  await takeUploads(ctx, next);
};
