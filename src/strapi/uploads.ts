/** Where the types of Strapi's upload plugin end: its services, its provider and the files of a request. */
import type { Core } from '@strapi/strapi';
import type { Context } from './context';

/** What names a file on disk. */
export interface StoredFile {
  hash: string;
  ext: string;
  /** Given by the provider when it has written it. */
  url?: string;
}

interface UploadService {
  upload: (
    given: { data: { fileInfo?: unknown }; files: unknown },
    options?: unknown,
  ) => Promise<unknown[]>;
  replace: (id: unknown, given: unknown, options?: unknown) => Promise<unknown>;
  remove: (file: unknown) => Promise<unknown>;
}

/** What writes and removes files with their rows; Strapi looks its methods up whenever it calls one. */
export const uploadService = (strapi: Core.Strapi): UploadService =>
  strapi.plugin('upload').service<UploadService>('upload');

interface FileService {
  deleteByIds: (ids?: unknown[]) => Promise<unknown[]>;
}

export const fileService = (strapi: Core.Strapi): FileService =>
  strapi.plugin('upload').service<FileService>('file');

interface RestFolderService {
  getAPIUploadFolder: () => Promise<unknown>;
}

export const folderOfRest = (strapi: Core.Strapi): RestFolderService =>
  strapi.plugin('upload').service<RestFolderService>('api-upload-folder');

interface PictureService {
  isFaultyImage: (file: unknown) => Promise<boolean>;
  optimize: (file: unknown) => Promise<unknown>;
  generateThumbnail: (file: unknown) => Promise<unknown>;
  generateResponsiveFormats: (file: unknown) => Promise<unknown>;
}

export const pictureService = (strapi: Core.Strapi): PictureService =>
  strapi.plugin('upload').service<PictureService>('image-manipulation');

interface UploadProvider {
  uploadStream: (file: StoredFile) => Promise<unknown>;
  replaceStream: (file: StoredFile, old: StoredFile) => Promise<unknown>;
  delete: (file: StoredFile) => Promise<unknown>;
}

/** What puts files where they are served from, and looked up by its methods' names likewise; it is there in register(). */
export const uploadProvider = (strapi: Core.Strapi): UploadProvider =>
  (strapi.plugin('upload') as unknown as { provider: UploadProvider }).provider;

/** A file as it was sent; its name and its type are what the sender says. */
export interface SentFile {
  originalFilename: string | null;
  mimetype: string | null;
}

/** The files that a request brought under the one name that counts. */
export const sentFiles = (ctx: Context): SentFile[] => {
  const { files } = ctx.request as { files?: { files?: SentFile | SentFile[] } };
  return [files?.files ?? []].flat();
};

/** The names under which a request brought files that nobody reads. */
export const otherFileFields = (ctx: Context): string[] => {
  const { files } = ctx.request as { files?: object };
  return Object.keys(files ?? {}).filter((name) => name !== 'files');
};

/** Those of the request that the code runs for. */
export const currentSentFiles = (strapi: Core.Strapi): SentFile[] => {
  const ctx = strapi.requestContext.get();
  return ctx === undefined ? [] : sentFiles(ctx);
};
