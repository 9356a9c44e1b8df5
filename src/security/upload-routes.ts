import { errors } from '@strapi/utils';
import { isAllowed, readParams } from '../strapi/routes';
import { otherFileFields, sentFiles } from '../strapi/uploads';
import type { Context } from '../strapi/context';
import { judgeUpload } from './judge-upload';
import { withUploads } from './read-uploads';

const [create, update] = ['plugin::upload.assets.create', 'plugin::upload.assets.update'];

type Next = () => Promise<unknown>;

const isMultipart = (ctx: Context): boolean => Boolean(ctx.is('multipart'));

/** The file that is replaced, or of which something else is said; undefined where none is. */
export const fileIdOf = (ctx: Context): unknown => readParams(ctx).id ?? ctx.query.id;

/** Strapi judges the contents of files, and of what is said of them little before it writes. */
const judge = (ctx: Context, isForOne: boolean): void => {
  const id = fileIdOf(ctx);
  const mostFiles = isForOne || id !== undefined ? 1 : Infinity;
  const [other] = otherFileFields(ctx);
  const problem =
    judgeUpload({ files: sentFiles(ctx), body: ctx.request.body, id, mostFiles }) ??
    (other === undefined ? null : `${other} — expected every file under the name “files”`);
  if (problem !== null) throw new errors.ValidationError(problem);
};

const takeJudged = async (ctx: Context, next: Next, isForOne: boolean): Promise<void> => {
  const judged = async (): Promise<void> => {
    judge(ctx, isForOne);
    await next();
  };
  if (isMultipart(ctx)) await withUploads(ctx, judged);
  else await judged();
};

/** For a route that knows by now that whoever sends the files may. */
export const takeUploads = (ctx: Context, next: Next): Promise<void> =>
  takeJudged(ctx, next, false);

/** For the panel's routes, whose controllers ask for the right when the files are there already; some take one file, and no more. */
export const takeUploadsOfAdministrators =
  ({ isForOne }: { isForOne: boolean }) =>
  async (ctx: Context, next: Next): Promise<void> => {
    if (isMultipart(ctx) && !isAllowed(ctx, fileIdOf(ctx) === undefined ? create : update))
      throw new errors.ForbiddenError();
    await takeJudged(ctx, next, isForOne);
  };
