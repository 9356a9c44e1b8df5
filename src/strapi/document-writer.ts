import type { Core, UID } from '@strapi/strapi';

interface DocumentAddress {
  documentId: string;
  locale: string;
}

/** The document service for fields that were read from a file, whose names no compiler knows. */
export interface DocumentWriter {
  create: (params: {
    data: Record<string, unknown>;
    locale: string;
  }) => Promise<{ documentId: string }>;
  update: (params: DocumentAddress & { data: Record<string, unknown> }) => Promise<unknown>;
  /** With what is to be given of it. */
  publish: (
    params: DocumentAddress & { fields?: unknown; populate?: unknown },
  ) => Promise<{ entries: { id: number; documentId: string }[] }>;
  unpublish: (params: DocumentAddress) => Promise<unknown>;
  /** In the default language where none is named. */
  delete: (
    params: Pick<DocumentAddress, 'documentId'> & Partial<DocumentAddress>,
  ) => Promise<unknown>;
}

/** Strapi types `data` by content type; a file's fields are known by name at run time only, and Strapi validates them there. */
export const documentWriter = (strapi: Core.Strapi, uid: string): DocumentWriter =>
  strapi.documents(uid as UID.ContentType) as unknown as DocumentWriter;

interface ComponentWriter {
  updateComponents: (
    row: { id: number },
    data: Readonly<Record<string, unknown>>,
  ) => Promise<Record<string, unknown>>;
}

/** Puts components in the place of those that a row has, and gives what the row is to be updated with. */
export const writeComponents = (
  strapi: Core.Strapi,
  uid: UID.ContentType,
  id: number,
  components: Readonly<Record<string, unknown>>,
): Promise<Record<string, unknown>> => {
  const writer = strapi.documents(uid) as unknown as ComponentWriter;
  return writer.updateComponents({ id }, components);
};
