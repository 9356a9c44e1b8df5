import type { DocumentForm } from './document-form';

/** What an editor says to readers of the next change; see `ledger/change-notes.ts`. No file has them. */
export const noteFields: readonly string[] = ['changeNote', 'changeKind'];

/** Whether an editor's note waits in a document for what is published next. */
export const bearsNote = ({ fields }: DocumentForm): boolean =>
  noteFields.some((name) => (fields[name] ?? null) !== null);
