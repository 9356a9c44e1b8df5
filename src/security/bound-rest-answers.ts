import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { currentRequest } from '../strapi/types';
import { judgeAnswer, measureAnswer } from './judge-answer';

/**
 * As many as Strapi answers in a tenth of a second where it answers one explainer in ten milliseconds: it looks at each attribute of
 * each before it sends them.
 */
const mostDocuments = 2_500;

const reads = new Set(['findMany', 'findFirst', 'findOne']);

/**
 * Lets no answer of REST grow by the product of its levels: of a page of 100 sections, their articles' sections' parents' articles
 * with all that they name are 25,000 documents in 23 MB, and held the process for two seconds. What there is to read is known only
 * when it is read, which is quick.
 */
export const installBoundRestAnswers = (strapi: Core.Strapi): void => {
  strapi.documents.use(async ({ action }, next) => {
    const read = await next();
    // What a write has done is done, and is told.
    if (!reads.has(action) || !currentRequest(strapi)?.isContentApi) return read;
    const remedy = 'ask for a smaller page, or populate less';
    const problem = judgeAnswer(measureAnswer(read), { mostDocuments, remedy });
    if (problem !== null) throw new errors.ValidationError(`populate — ${problem}`);
    return read;
  });
};
