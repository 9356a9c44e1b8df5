import type { Core } from '@strapi/strapi';
import { expectLanguages } from '../database/expect-languages';
import { lockTransaction } from '../database/lock-transaction';
import { inTransactionOfItsOwn, writeInTurn } from '../database/write-in-turn';
import { AsyncFlag } from '../event-loop/async-flag';
import { isLocalized } from '../strapi/locales';
import { aroundPanelAction } from '../strapi/panel';
import type { Transaction } from '../strapi/transaction';

const writes = new Set([
  'create',
  'update',
  'clone',
  'delete',
  'publish',
  'unpublish',
  'discardDraft',
]);

const wholePanelActions = [
  // The panel reads a document in the transaction in which it publishes it. On SQLite, one that has read cannot write any more once another
  // process has: an editor who published while an import wrote waited for its lock, and was then told that the database is down.
  ['plugin::content-manager.collection-types', 'publish'],
  // These open a transaction first too (content-manager's collection-types.js and document-manager.js): while somebody had the lock on content,
  // ten of them had all connections, and readers none.
  ['plugin::content-manager.collection-types', 'unpublish'],
  ['plugin::content-manager.collection-types', 'bulkPublish'],
  ['plugin::content-manager.collection-types', 'bulkUnpublish'],
  ['plugin::content-manager.collection-types', 'bulkDelete'],
  // A language is written row by row, and is deleted with all that is in it, type by type: what failed half-way was there half.
  ['plugin::i18n.locales', 'createLocale'],
  ['plugin::i18n.locales', 'updateLocale'],
  ['plugin::i18n.locales', 'deleteLocale'],
] as const;

/** The last write that each open transaction waits for. */
const lastTurns = new WeakMap<Transaction, Promise<unknown>>();
const turn = new AsyncFlag();

/** Does `work` when the writes that came before it in this transaction are done; where one of them failed, fails with it. */
const takeTurn = async <T>(transaction: Transaction, work: () => Promise<T>): Promise<T> => {
  const before = lastTurns.get(transaction) ?? Promise.resolve();
  const mine = before.then(work);
  lastTurns.set(transaction, mine);
  try {
    return await mine;
  } finally {
    if (lastTurns.get(transaction) === mine) lastTurns.delete(transaction);
  }
};

/** Of writes that leave something in a language. */
const leaving = new Set(['create', 'update', 'clone', 'publish', 'discardDraft']);

/**
 * Lets one transaction at a time write content, and the writes of one transaction take turns.
 *
 * Two that wrote at once could wait for each other's rows in a circle, which PostgreSQL ends by failing one of them: an import and
 * an editor who saved a section of the same article did. And the admin panel's bulk actions start all their writes at once in one
 * transaction: publishing a whole outline so gave it back flat, or a 500, because each section's rows were made anew under the
 * other's feet; and once one had failed and the transaction was rolled back, those still under way wrote outside of any.
 */
export const installTurns = (strapi: Core.Strapi): void => {
  for (const action of wholePanelActions)
    aroundPanelAction(strapi, action, (_ctx, act) => writeInTurn(strapi, act));
  strapi.documents.use(async ({ uid, action, params }, next) => {
    // A write that another one makes, such as an article's withdrawal of its sections, is part of that one's turn.
    const isPart = turn.isRaised;
    if (isPart || !writes.has(action) || !uid.startsWith('api::')) return next();
    return inTransactionOfItsOwn(strapi, (transaction) =>
      takeTurn(transaction, async () => {
        await lockTransaction(strapi, transaction, 'content');
        // An import asks once, for a whole explainer (`importer/apply/import-explainer.ts`).
        const isAsked = strapi.requestContext.get() !== undefined;
        if (isAsked && leaving.has(action) && isLocalized(strapi, uid))
          await expectLanguages(strapi, params.locale);
        return turn.run(async () => next());
      }),
    );
  });
};
