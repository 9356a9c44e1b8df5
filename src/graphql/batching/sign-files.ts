import type { Core } from '@strapi/strapi';
import type { Row, RowId } from './load-linked';

interface FileService {
  signFileUrls: (file: Row) => Promise<Row>;
}

/** Whether rows of this type have an address that may have to be signed; by which of their columns is a matter of who keeps them. */
export const areFiles = (uid: string): boolean => uid === 'plugin::upload.file';

/** Gives the files of a private store the addresses at which they may be read, as Strapi's resolver does with those that it is given. */
export const signFiles = async (
  strapi: Core.Strapi,
  rows: ReadonlyMap<RowId, Row[]>,
): Promise<Map<RowId, Row[]>> => {
  const { signFileUrls } = strapi.plugin('upload').service<FileService>('file');
  const signed = [...rows].map(
    async ([parent, files]): Promise<[RowId, Row[]]> => [
      parent,
      await Promise.all(files.map((file) => signFileUrls(file))),
    ],
  );
  return new Map(await Promise.all(signed));
};
