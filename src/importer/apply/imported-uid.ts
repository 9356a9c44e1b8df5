import { vocabularyUids } from '../plan/vocabulary-forms';

/** The content types that the importer writes. */
export const importedUids = [
  'api::article.article',
  'api::section.section',
  ...vocabularyUids,
] as const;

export type ImportedUid = (typeof importedUids)[number];
