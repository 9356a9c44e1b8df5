import fc from 'fast-check';
import { GraphQLError } from 'graphql';
import { writeAnswer } from '../../../src/graphql/write-answer';

/** What JSON leaves out, or writes in another way. */
const odd = [
  undefined,
  () => 'a function',
  Symbol('a symbol'),
  { toJSON: () => undefined },
  new Array<unknown>(2),
  Object('a text that is an object'),
  new GraphQLError('An error', { extensions: { code: 'A_CODE' } }),
  new Map([['a', 1]]),
];

/** What graphql-js puts together, and scalars that write themselves. */
const values = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 6, withCrossShrink: true },
    fc.oneof(fc.string({ unit: 'binary' }), fc.double(), fc.boolean(), fc.constant(null)),
    fc.oneof(fc.date({ noInvalidDate: true }), fc.constantFrom(...odd)),
    fc.array(tie('value')),
    fc.dictionary(fc.string(), tie('value'), { noNullPrototype: false }),
  ),
})).value;

describe('An answer', () => {
  it('is written as JSON.stringify writes it, and ends its line', async () => {
    await fc.assert(
      fc.asyncProperty(values, async (value) => {
        const answer = { errors: [value], data: value, extensions: { value, no: undefined } };
        expect(await writeAnswer(answer)).toBe(`${JSON.stringify(answer)}\n`);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    [
      'rows of a list',
      { data: { rows: Array.from({ length: 100 }, () => ['long '.repeat(20_000)]) } },
    ],
    [
      'lists of a row',
      { data: { rows: [Array.from({ length: 100 }, () => 'long '.repeat(20_000))] } },
    ],
  ])('lets others in between %s', async (_, answer) => {
    let turns = 0;
    const count = (): void => {
      turns += 1;
      next = setImmediate(count);
    };
    let next = setImmediate(count);
    const text = await writeAnswer(answer);
    clearImmediate(next);
    expect(text).toHaveLength(JSON.stringify(answer).length + 1);
    expect(turns).toBeGreaterThanOrEqual(3);
  });
});
