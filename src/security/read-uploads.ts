import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { errors } from '@strapi/utils';
import { koaBody } from 'koa-body';
import type { Context } from '../strapi/context';

/** Of all files of a request together, as Strapi's own middleware has it. */
export const mostUploadedBytes = 200 * 1024 * 1024;
const mostFields = 100;
/** Of the folders below the system's temporary one into which uploads are read. */
export const uploadFolderPrefix = 'explainer-upload-';
const mostFieldBytes = 256 * 1024;

const statusOf = (error: unknown): unknown =>
  error instanceof Error && 'httpCode' in error ? error.httpCode : undefined;

const tooLarge = `body — expected at most ${mostUploadedBytes / 1024 / 1024} MB of files and ${mostFields} fields`;

/** What formidable says of a body is said to whoever sent it. */
const explain = (error: unknown): unknown => {
  const status = statusOf(error);
  if (status === 413) return new errors.PayloadTooLargeError(tooLarge);
  return status === undefined || !(error instanceof Error)
    ? error
    : new errors.ValidationError(`body — expected multipart/form-data (${error.message})`);
};

/**
 * Reads the files that a request brings into a folder of its own, hands it on, and removes the folder, however that ends. Strapi's
 * middleware reads them on any route, whoever sends them, and removes only those that are called `files` of a request that it answered.
 */
export const withUploads = async (ctx: Context, next: () => Promise<unknown>): Promise<void> => {
  // What says so of itself is not read at all.
  if (Number(ctx.get('Content-Length')) > mostUploadedBytes + mostFields * mostFieldBytes)
    throw new errors.PayloadTooLargeError(tooLarge);
  const uploadDir = await mkdtemp(join(tmpdir(), uploadFolderPrefix));
  const begun: unknown[] = [];
  try {
    const read = koaBody({
      multipart: true,
      ...{ json: false, urlencoded: false, text: false },
      formidable: {
        uploadDir,
        maxFileSize: mostUploadedBytes,
        maxFields: mostFields,
        maxFieldsSize: mostFieldBytes,
        onFileBegin: (_field, file) => begun.push(file),
      },
    });
    try {
      // Formidable 2.1 learns of a sender who hangs up from events, and would wait for ever for what has come to its end before.
      if (ctx.req.destroyed) throw new errors.ValidationError('body — expected the whole of it');
      await read(ctx, async () => undefined);
    } catch (error) {
      throw explain(error);
    }
    for (const files of Object.values(ctx.request.files ?? {})) {
      // Formidable has them as it was done with them, and what is said of each is told by its place.
      if (Array.isArray(files))
        files.sort((one, other) => begun.indexOf(one) - begun.indexOf(other));
    }
    await next();
  } finally {
    // What is being written at the end of a connection that was cut may appear while it is removed.
    await rm(uploadDir, { recursive: true, force: true, maxRetries: 3 });
  }
};
