import { validate } from '@strapi/utils';
import { installWordsValidatedOnce } from '../../../src/security/words-validated-once';

type Validators = typeof validate.validators;
type Judge = Validators['validateFilters'];

const schema = (uid: string) => ({ uid, modelType: 'contentType', attributes: {} }) as never;
const rules = ['nonAttributesOperators'];

const validating = () => {
  const judged: string[] = [];
  const judge =
    (name: string): Judge =>
    async (_context, words) => {
      judged.push(name);
      if (JSON.stringify(words).includes('wrong')) throw new Error('Invalid key wrong');
      return words;
    };
  const validators = {
    ...validate.validators,
    validateFilters: judge('filters'),
    validateSort: judge('sort'),
    validateFields: judge('fields'),
    validatePopulate: judge('populate'),
  } as Validators;
  installWordsValidatedOnce(validators);
  return { validators, judged };
};

describe('Words that documents are asked for with are validated once', () => {
  const section = { schema: schema('section'), getModel: () => schema('any') };

  it('for each type, each parameter and each set of rules, and are given back as they came', async () => {
    const { validators, judged } = validating();
    for (let time = 0; time < 3; time += 1) {
      const words = { slug: { $eq: 'one' } };
      expect(await validators.validateFilters(section, words, rules)).toBe(words);
      expect(await validators.validatePopulate(section, words, { filters: rules })).toBe(words);
      expect(await validators.validateSort(section, ['slug'], rules)).toEqual(['slug']);
      expect(await validators.validateFields(section, ['slug'], rules)).toEqual(['slug']);
    }
    expect(judged).toEqual(['filters', 'populate', 'sort', 'fields']);
  });

  it.each([
    ['other words', section, { slug: 'two' }, rules],
    ['other rules', section, { slug: 'one' }, [...rules, 'private']],
    [
      'a type of the same name in another application',
      { ...section, schema: schema('section') },
      { slug: 'one' },
      rules,
    ],
    ['words that JSON has no form for', section, { at: new Date(0) }, rules],
    ['very long words', section, { slug: 'x'.repeat(10_000) }, rules],
  ])('but %s by themselves', async (_, context, words, given) => {
    const { validators, judged } = validating();
    await validators.validateFilters(section, { slug: 'one' }, rules);
    await validators.validateFilters(context, words, given);
    expect(judged).toHaveLength(2);
  });

  it('and what is refused is refused each time', async () => {
    const { validators, judged } = validating();
    for (let time = 0; time < 2; time += 1) {
      await expect(validators.validateFilters(section, { wrong: 1 }, rules)).rejects.toThrow(
        'Invalid key wrong',
      );
    }
    expect(judged).toHaveLength(2);
  });

  it('and is installed once in a process, whose applications share the functions', async () => {
    const { validators } = validating();
    const { validateFilters } = validators;
    installWordsValidatedOnce(validators);
    expect(validators.validateFilters).toBe(validateFilters);
  });

  const words = (number: number) => ({ slug: `${number} ${'x'.repeat(9_000)}` });

  it('and what is asked for again and again is not pushed out', async () => {
    const { validators, judged } = validating();
    for (let number = 1; number <= 300; number += 1) {
      await validators.validateFilters(section, words(0), rules);
      await validators.validateFilters(section, words(number), rules);
    }
    expect(judged).toHaveLength(301);
  });

  it('in no more room than a million characters', async () => {
    const { validators, judged } = validating();
    for (let number = 0; number < 120; number += 1) {
      await validators.validateFilters(section, words(number), rules);
    }
    await validators.validateFilters(section, words(119), rules);
    expect(judged).toHaveLength(120);
    await validators.validateFilters(section, words(0), rules);
    expect(judged).toHaveLength(121);
  });
});
