import type { Problem } from './judge-filters';

/** So many rows has the longest page of a list in the panel (`Pagination.js` in @strapi/admin 5.54). */
const mostDocuments = 100;

const isDocumentId = (value: unknown): boolean => typeof value === 'string' && value !== '';

/** Says what is wrong with what names documents of one type with which something is to be done at once, or null. */
export const judgeDocumentIds = (documentIds: unknown): Problem =>
  Array.isArray(documentIds) &&
  documentIds.length > 0 &&
  documentIds.length <= mostDocuments &&
  documentIds.every(isDocumentId) &&
  new Set(documentIds).size === documentIds.length
    ? null
    : `documentIds — expected a list of 1 to ${mostDocuments} documentIds, each of them once`;
