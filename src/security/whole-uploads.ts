import { randomBytes } from 'node:crypto';
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { writeInTurn } from '../database/write-in-turn';
import { isRecord } from '../explainer/is-record';
import { aroundRowWrites } from '../strapi/row-writes';
import {
  currentSentFiles,
  fileService,
  folderOfRest,
  uploadProvider,
  uploadService,
  type StoredFile,
} from '../strapi/uploads';
import { fileUid } from './find-fate';
import { currentWork, writeWhole, type FileWork } from './write-whole';

/** Strapi stores those that it takes and says nothing of the others; and two of one name it takes for one. */
const refuseUnlessAll = (strapi: Core.Strapi, taken: readonly unknown[]): void => {
  const left = currentSentFiles(strapi).filter((file) => !taken.includes(file));
  if (left.length === 0) return;
  const names = left.map(({ originalFilename }) => `"${originalFilename ?? ''}"`).join(', ');
  throw new errors.ValidationError(
    `files — expected each of a type that may be sent, and by a name of its own that fileInfo has too, where it has names; not so ${names}`,
  );
};

/** Has what belongs together done wholly. */
const wrapServices = (strapi: Core.Strapi): void => {
  const service = uploadService(strapi);
  const { upload, replace, remove } = service;
  service.upload = async ({ data, files }, options) => {
    const all: unknown[] = [files].flat();
    refuseUnlessAll(strapi, all);
    const infos: unknown[] = [data.fileInfo].flat();
    const starts = all.map((file, position) => () => {
      const one = { data: { ...data, fileInfo: infos[position] }, files: [file] };
      return upload(one, options);
    });
    return (await writeWhole(strapi, starts)).flat();
  };
  service.replace = async (...given) => {
    const [replaced] = await writeWhole(strapi, [() => replace(...given)], { purpose: 'replace' });
    return replaced;
  };
  service.remove = async (file) => {
    const [removed] = await writeWhole(strapi, [() => remove(file)], { purpose: 'delete' });
    return removed;
  };
  fileService(strapi).deleteByIds = async (ids = []) => {
    const files = await strapi.db.query(fileUid).findMany({ where: { id: { $in: ids } } });
    await writeWhole(
      strapi,
      files.map((file: unknown) => () => remove(file)),
      { purpose: 'delete' },
    );
    return files;
  };
};

const addressOf = ({ hash, ext }: StoredFile): string => `${hash}${ext}`;

/**
 * Strapi makes the folder for what comes by REST when it is first asked for: of eight that asked at once, five were a 500. They may have
 * asked different instances.
 */
const makeFolderOnce = (strapi: Core.Strapi): void => {
  const service = folderOfRest(strapi);
  const { getAPIUploadFolder: get } = service;
  service.getAPIUploadFolder = async () => {
    const known = await strapi.store({ type: 'plugin', name: 'upload', key: 'api-folder' }).get({});
    const isThere =
      isRecord(known) &&
      (await strapi.db.query('plugin::upload.folder').count({ where: { id: known.id } })) > 0;
    return isThere ? get() : writeInTurn(strapi, get);
  };
};

/** Keeps of what requests write what no row names yet, and has what rows name be left alone until they name something else. */
const wrapProvider = (strapi: Core.Strapi): void => {
  const provider = uploadProvider(strapi);
  const { uploadStream, replaceStream, delete: remove } = provider;
  const folder = join(strapi.dirs.static.public, 'uploads');

  const write = (work: FileWork, file: StoredFile): Promise<unknown> => {
    const { hash, ext } = file;
    // Before it is written: what fails halfway has left half of it.
    work.undo.push(() => remove({ hash, ext }));
    const writing = uploadStream(file);
    work.underWay.push(writing);
    return writing;
  };
  /** To its own address when the row says so: until then, readers may have another file there, whoever put it there. */
  const writeBeside = async (work: FileWork, file: StoredFile): Promise<void> => {
    const next: StoredFile = { ...file, hash: `next_${randomBytes(16).toString('hex')}` };
    await write(work, next);
    file.url = next.url?.replace(next.hash, file.hash);
    work.afterwards.push(() =>
      rename(join(folder, addressOf(next)), join(folder, addressOf(file))),
    );
  };

  provider.uploadStream = (file) => {
    const work = currentWork(strapi);
    if (work === undefined) return uploadStream(file);
    return work.purpose === 'replace' ? writeBeside(work, file) : write(work, file);
  };
  provider.delete = async (file) => {
    const work = currentWork(strapi);
    if (work === undefined) return remove(file);
    work.afterwards.push(() => remove(file));
  };
  provider.replaceStream = async (file, old) => {
    const work = currentWork(strapi);
    if (work === undefined) return replaceStream(file, old);
    await writeBeside(work, file);
    if (addressOf(file) !== addressOf(old)) work.afterwards.push(() => remove(old));
  };
};

/**
 * Keeps whole what one request does with files: several that are sent, one that is replaced with its smaller pictures, several that are
 * deleted. Strapi writes and removes file by file and row by row. Belongs in register(), after whatever else is put around the writes of rows.
 */
export const installWholeUploads = (strapi: Core.Strapi): void => {
  wrapServices(strapi);
  wrapProvider(strapi);
  makeFolderOnce(strapi);
  aroundRowWrites(strapi, [fileUid], (write) => {
    const work = currentWork(strapi);
    return work === undefined ? write() : work.rows.hold(write);
  });
};
