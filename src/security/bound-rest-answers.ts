import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { currentRestRead } from '../strapi/panel';
import { judgeAnswer, measureAnswer, mostCharacters } from './judge-answer';

const most = {
  /**
   * As many as Strapi answers in a tenth of a second where it answers one explainer in ten milliseconds: it looks at each attribute
   * of each before it sends them.
   */
  documents: 2_500,
  characters: mostCharacters,
};
const remedy = 'ask for a smaller page, or populate less';

/**
 * Lets no answer of REST grow by the product of its levels: of a page of 100 sections, their articles' sections' parents' articles
 * with all that they name are 25,000 documents in 23 MB, and held the process for two seconds. What there is to read is known only
 * when it is read, which is quick. What a write has done is done, and is told.
 */
export const installBoundRestAnswers = (strapi: Core.Strapi): void => {
  strapi.documents.use(async (_context, next) => {
    const read = await next();
    if (currentRestRead(strapi) === null) return read;
    const problem = judgeAnswer(measureAnswer(read), most, remedy);
    if (problem !== null) throw new errors.ValidationError(`populate — ${problem}`);
    return read;
  });
};
