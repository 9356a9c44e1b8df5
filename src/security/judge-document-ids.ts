import type { Problem } from './judge-filters';

/** As many as the longest page of a list in the panel has rows (`Pagination.js` in @strapi/admin 5.54); what is ticked outlives a page. */
const mostDocuments = 100;

const isDocumentId = (value: unknown): boolean => typeof value === 'string' && value !== '';

/** Says what is wrong with what names documents of one type with which something is to be done at once, or null. */
export const judgeDocumentIds = (documentIds: unknown): Problem =>
  Array.isArray(documentIds) &&
  documentIds.length > 0 &&
  documentIds.length <= mostDocuments &&
  documentIds.every(isDocumentId)
    ? null
    : `documentIds — expected a list of 1 to ${mostDocuments} documentIds`;
