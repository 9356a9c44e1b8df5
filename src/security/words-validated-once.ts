import { validate } from '@strapi/utils';
import { LRUCache } from 'lru-cache';
import { numberObjects } from '../queries/number-objects';
import { plainKey } from '../queries/plain-key';

type Validators = typeof validate.validators;
type Context = Parameters<Validators['validateFilters']>[0];
type Validate<Rules> = (context?: Context, words?: unknown, rules?: Rules) => unknown;

const longestKey = 10_000;
/** In characters of the words that were let through. */
const mostCharacters = 1_000_000;

const installed = new WeakSet<Validators>();

/**
 * Has the words of filters, sorts, fields and what is populated validated once for each type: what they may say of it is the same whoever asks,
 * and by whatever way. Strapi goes through them anew whenever documents are asked for, filters three times, with a dozen promises for each
 * word; of a GraphQL document of three levels that was a third of all promises, each of which costs what every AsyncLocalStorage of the
 * process adds to it (decision 34). What is refused is judged each time.
 *
 * It replaces the functions of `@strapi/utils` that the document service looks up with each call (`validateParams` in its `repository.js`,
 * @strapi/core 5.54), and that nobody else uses.
 *
 * @param validators of `@strapi/utils`, which are of the process and not of one application
 */
export const installWordsValidatedOnce = (validators: Validators = validate.validators): void => {
  if (installed.has(validators)) return;
  installed.add(validators);
  const known = new LRUCache<string, true>({
    maxSize: mostCharacters,
    sizeCalculation: (_, key) => key.length,
  });
  const numberOf = numberObjects();
  const once =
    <Rules>(kind: string, judge: Validate<Rules>): Validate<Rules> =>
    async (context, words, rules) => {
      // Two applications of one process may have types of one name.
      const schema = context?.schema;
      const said = plainKey({ kind, words, rules }, longestKey);
      if (schema === undefined || said === undefined) return judge(context, words, rules);
      const key = `${numberOf(schema)} ${said}`;
      if (known.get(key)) return words;
      const judged: unknown = await judge(context, words, rules);
      known.set(key, true);
      return judged;
    };
  Object.assign(validators, {
    validateFilters: once('filters', validators.validateFilters),
    validateSort: once('sort', validators.validateSort),
    validateFields: once('fields', validators.validateFields),
    validatePopulate: once('populate', validators.validatePopulate),
  });
};
