/** Where the types end of Strapi's writes of rows, of which it knows nothing but the row. */
import type { Core } from '@strapi/strapi';

/** Of what was written; of many rows at once, Strapi says only how many. */
type RowEvent = { action: string; model: { uid: string }; result?: unknown };

/** A row, or how many, that somebody wrote. */
interface WrittenRow {
  uid: string;
  row: unknown;
  isDeleted: boolean;
}

/**
 * Calls `tell` after every write of rows of these types, whoever makes it and in the write's own transaction. For what is no
 * document: of documents this would tell of deletes that are none, since publishing makes rows anew.
 */
export const subscribeToRows = (
  strapi: Core.Strapi,
  models: string[],
  tell: (written: WrittenRow) => Promise<void>,
): void => {
  const onEvent = ({ action, model, result }: RowEvent): Promise<void> =>
    tell({ uid: model.uid, row: result, isDeleted: action.startsWith('afterDelete') });
  const after = ['Create', 'CreateMany', 'Update', 'UpdateMany', 'Delete', 'DeleteMany'];
  // eslint-disable-next-line no-restricted-syntax -- the rule is about documents, which have a middleware; these rows have none
  strapi.db.lifecycles.subscribe({
    models,
    ...Object.fromEntries(after.map((action) => [`after${action}`, onEvent])),
  });
};

const rowWrites = ['create', 'createMany', 'update', 'updateMany', 'delete', 'deleteMany'] as const;

type RowWrite = (uid: string, params: unknown) => Promise<unknown>;

/** Puts something around each write of rows of these types, whoever makes it; what is put there later is around what was before. */
export const aroundRowWrites = (
  { db }: Core.Strapi,
  models: readonly string[],
  around: (write: () => Promise<unknown>) => Promise<unknown>,
): void => {
  const manager = db.entityManager as unknown as Record<(typeof rowWrites)[number], RowWrite>;
  for (const action of rowWrites) {
    const write = manager[action].bind(manager);
    manager[action] = (uid, params) =>
      models.includes(uid) ? around(() => write(uid, params)) : write(uid, params);
  }
};
