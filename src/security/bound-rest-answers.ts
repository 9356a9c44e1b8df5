import { AsyncLocalStorage } from 'node:async_hooks';
import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { currentRestRead } from '../strapi/panel';
import {
  describeExcess,
  isDocument,
  judgeAnswer,
  measureAnswer,
  mostCharacters,
} from './judge-answer';

const most = {
  /**
   * As many as Strapi answers in a tenth of a second where it answers one explainer in ten milliseconds: it looks at each attribute
   * of each before it sends them.
   */
  documents: 2_500,
  characters: mostCharacters,
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
  const reading = new AsyncLocalStorage<{ rows: number }>();
  // What is thrown here fails the statement that was answered (knex, `lib/execution/runner.js`).
  strapi.db.connection.on('query-response', (response: unknown) => {
    const read = reading.getStore();
    if (read === undefined || !Array.isArray(response)) return;
    read.rows += response.filter(isRow).length;
    if (read.rows > most.documents) {
      refuse(describeExcess('documents', most.documents, 'more', remedy));
    }
  });
  strapi.documents.use(async (_context, next) => {
    if (currentRestRead(strapi) === null) return next();
    const read = await reading.run({ rows: 0 }, async () => await next());
    const problem = judgeAnswer(measureAnswer(read), most, remedy);
    return problem === null ? read : refuse(problem);
  });
};
