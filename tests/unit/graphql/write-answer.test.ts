import fc from 'fast-check';
import { writeAnswer } from '../../../src/graphql/write-answer';

/** What graphql-js puts together, and scalars that write themselves. */
const values = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 6, withCrossShrink: true },
    fc.oneof(fc.string({ unit: 'binary' }), fc.double(), fc.boolean(), fc.constant(null)),
    fc.oneof(fc.date({ noInvalidDate: true }), fc.constant(undefined)),
    fc.array(tie('value')),
    fc.dictionary(fc.string(), tie('value'), { noNullPrototype: false }),
  ),
})).value;

describe('An answer', () => {
  it('is written as JSON.stringify writes it, and ends its line', async () => {
    await fc.assert(
      fc.asyncProperty(values, async (value) => {
        const answer = { data: value, extensions: undefined };
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
