import type { Core } from '@strapi/strapi';
import { currentRequest } from '../strapi/current-request';
import { takeRowsOneByOne } from '../strapi/rows';
import { pause } from './pause';

/** Gives what is to be told of each row that a statement reads, and says whether to read on. */
type CountRows = () => (row: unknown) => boolean;

const counts = new WeakMap<Core.Strapi, CountRows>();

/** Has `count` told of the rows that SQLite reads for the content API while they are read. */
export const countRowsRead = (strapi: Core.Strapi, count: CountRows): void => {
  counts.set(strapi, count);
};

/**
 * Lets others be answered between the rows of what the content API reads from SQLite: a hundred articles with all their sections, of
 * 2,000 Chinese characters in three forms, are 22 MB, and held the process for 210 ms in one statement.
 */
export const installReadByRows = (strapi: Core.Strapi): void => {
  if (strapi.db.dialect.client !== 'sqlite') return;
  takeRowsOneByOne(strapi, {
    begin: () => {
      const request = currentRequest(strapi);
      if (request?.isContentApi !== true || request.isRestWrite) return undefined;
      return counts.get(strapi)?.() ?? (() => true);
    },
    pause,
  });
};
