import type { ChangeRow } from '../explainer/revision';
import type { Retraction } from '../explainer/former-addresses';
import type { Transaction } from '../strapi/transaction';

/** What the writes of one transaction did so far, for the ledger to write down at its end. */
export interface PendingChanges {
  changes: Omit<ChangeRow, 'sequence' | 'at'>[];
  /** documentIds of articles that held or named what was written, before it was. */
  articles: Set<string>;
  /** Reasons that editors gave beforehand, by `versionKey`. */
  retractions: Map<string, Retraction>;
  /** documentIds of what was published and may bear a note for readers. */
  noted: Set<string>;
  /** What the ledger's number is once all this is committed; null until it is written. */
  number: number | null;
}

/** What names one language of a document. */
export const versionKey = (documentId: string, language: string): string =>
  `${documentId} ${language}`;

const pending = new WeakMap<Transaction, PendingChanges>();

export const pendingChanges = (transaction: Transaction): PendingChanges => {
  const known = pending.get(transaction);
  if (known !== undefined) return known;
  const fresh: PendingChanges = {
    changes: [],
    articles: new Set(),
    retractions: new Map(),
    noted: new Set(),
    number: null,
  };
  pending.set(transaction, fresh);
  return fresh;
};
