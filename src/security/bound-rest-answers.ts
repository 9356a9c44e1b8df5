import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { isRecord } from '../explainer/is-record';
import { countRowsRead } from '../event-loop/read-by-rows';
import { mostBytes } from '../queries/most-bytes';
import { currentRestRead } from '../strapi/panel';
import {
  describeExcess,
  isDocument,
  judgeAnswer,
  measureAnswer,
  type AnswerSize,
} from './judge-answer';

const most = {
  /**
   * As many as Strapi answers in a tenth of a second where it answers one explainer in ten milliseconds: it looks at each attribute
   * of each before it sends them.
   */
  documents: 2_500,
  bytes: mostBytes,
};
const remedy = 'ask for a smaller page, or populate less';

/** Of a row of which nothing but the id is read, the rest is read by this id (`database/match-by-id.ts`), and counted then. */
const isRow = (read: unknown): boolean => isDocument(read) && Object.keys(Object(read)).length > 1;

const refuse = (problem: string): never => {
  throw new errors.ValidationError(`populate — ${problem}`);
};

/**
 * Lets no answer of REST grow by the product of its levels: of a page of 100 sections, their articles' sections' parents' articles
 * with all that they name are 25,000 documents in 23 MB, and held the process for two seconds. What there is to read is known only
 * when it is read: by the rows of documents and components, each of which stands in the answer once at least, and at the end by the places
 * where they stand. What a write has done is done, and is told. Installed last, because what other middlewares read is not answered.
 */
export const installBoundRestAnswers = (strapi: Core.Strapi): void => {
  /** What was read for each request that is a read, since it came to its documents: as many rows, and bytes of their texts. */
  const sizes = new WeakMap<object, AnswerSize>();
  const sizeRead = (): AnswerSize | undefined => {
    const request = strapi.requestContext.get();
    return request && sizes.get(request);
  };
  /** Whether there is room for more. */
  const countTexts = (size: AnswerSize, row: unknown): boolean => {
    for (const value of Object.values(isRecord(row) ? row : {}))
      if (typeof value === 'string') size.bytes += Buffer.byteLength(value);
    return size.bytes <= most.bytes;
  };
  countRowsRead(strapi, () => {
    const size = sizeRead();
    return (row) => size === undefined || countTexts(size, row);
  });
  const isSqlite = strapi.db.dialect.client === 'sqlite';
  // What is thrown here fails the statement that was answered (knex, `lib/execution/runner.js`).
  strapi.db.connection.on('query-response', (response: unknown) => {
    const size = sizeRead();
    if (size === undefined || !Array.isArray(response)) return;
    size.documents += response.filter(isRow).length;
    // SQLite's were counted one by one.
    if (!isSqlite) for (const row of response) countTexts(size, row);
    for (const what of ['bytes', 'documents'] as const) {
      if (size[what] > most[what]) refuse(describeExcess(what, most[what], 'more', remedy));
    }
  });
  strapi.documents.use(async (_context, next) => {
    const request = strapi.requestContext.get();
    if (request === undefined || currentRestRead(strapi) === null) return next();
    // Not in an AsyncLocalStorage, which costs every promise of the process (`event-loop/async-flag.ts`).
    if (!sizes.has(request)) sizes.set(request, { documents: 0, bytes: 0 });
    const read = await next();
    const problem = judgeAnswer(measureAnswer(read), most, remedy);
    return problem === null ? read : refuse(problem);
  });
};
