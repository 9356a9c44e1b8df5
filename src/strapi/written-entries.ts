import { isRecord } from '../explainer/is-record';

/** The entries that the document service says it wrote; none where there was no such document. */
export const writtenEntries = (result: unknown): Record<string, unknown>[] => {
  if (!isRecord(result)) return [];
  return Array.isArray(result.entries) ? result.entries.filter(isRecord) : [result];
};
