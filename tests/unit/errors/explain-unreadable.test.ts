import { z } from 'zod';
import { explainUnreadable } from '../../../src/errors/explain-unreadable';

const failure = (code: string, message: string): Error =>
  Object.assign(new Error(`select * from "files" where "id" = $1 - ${message}`), { code });
const named = (name: string, message: string): Error => Object.assign(new Error(message), { name });

/** As Strapi's form of a first page has it. */
const layout = z
  .object({ widgets: z.array(z.object({ uid: z.string(), width: z.literal(4) })) })
  .strict();
const issueOf = (body: unknown): unknown => layout.safeParse(body).error;
const operator =
  'query — expected an operator of Strapi with what it takes, such as $eq with a value';

describe('A value that could not be read', () => {
  it.each([
    [
      failure('22P02', 'invalid input syntax for type integer: "abc"'),
      '"abc" — expected a value of type integer',
    ],
    [
      failure('22P02', 'invalid input syntax for type integer: ""'),
      '"" — expected a value of type integer',
    ],
    [
      failure('22003', 'value "99999999999" is out of range for type integer'),
      '"99999999999" — expected a value of type integer',
    ],
    [
      failure(
        '22007',
        `invalid input syntax for type timestamp with time zone: "${'x'.repeat(300)}"`,
      ),
      `"${'x'.repeat(100)}" — expected a value of type timestamp with time zone`,
    ],
    [
      failure('22008', 'date/time field value out of range: "2026-02-31"'),
      '"2026-02-31" — expected an instant that there is',
    ],
    [
      failure('22001', 'value too long for type character varying(255)'),
      'body — expected texts of at most 255 characters',
    ],
    // Of a server that speaks another language.
    [
      failure('22P02', 'ungültige Eingabesyntax für Typ integer: „abc“'),
      'query or body — expected of each value the type of its field',
    ],
    [new Error('Expected a valid Number, got abc'), '"abc" — expected a number'],
    [
      new Error('Attribute nosuch not found on model plugin::upload.file'),
      '"nosuch" — expected the name of an attribute that there is',
    ],
    [
      new Error('You cannot order on component types'),
      'sort — expected an attribute with a value; got one of type component',
    ],
    [
      new Error('Invalid boolean input. Expected "t","1","true","false","0","f"'),
      'query — expected of what is so or not, such as count, one of "t","1","true","false","0","f"',
    ],
    [
      named('InvalidDatetimeFormat', 'Invalid format, expected a timestamp or an ISO date'),
      'query or body — expected dates and times as ISO 8601 has them, such as 2026-01-31T12:00:00.000Z',
    ],
  ])('is told: %s', (error, problem) => expect(explainUnreadable(error)).toBe(problem));

  it.each([
    ['Undefined attribute level operator slug'],
    ['Operator $or must be an array'],
    ['Where must be an array or an object'],
    ['Only $and, $or and $not can only be used as root level operators. Found $eq.'],
    ['Only one operator key is allowed in a relation where clause, but found: $eq,$ne'],
    ['Operator and non-operator keys cannot be mixed in a relation where clause'],
    ['You cannot filter on component types'],
    ['The second argument to whereBetween must be an array.'],
    ['You must specify 2 values for the whereBetween clause'],
    ['Undefined binding(s) detected when compiling SELECT. Undefined column(s): [t0.id]'],
    ['Json superset where clause not actually supported by SQLite'],
  ])('is an operator that does not take it: %s', (message) =>
    expect(explainUnreadable(new Error(message))).toBe(operator),
  );

  it('is an operator that the type in the database does not have', () => {
    const error = failure('42883', 'operator does not exist: integer ~~ unknown');
    expect(explainUnreadable(error)).toBe(operator);
  });

  it.each([
    [{}, 'body.widgets — expected array'],
    [{ widgets: 5 }, 'body.widgets — expected array'],
    [{ widgets: [{ uid: 1, width: 4 }] }, 'body.widgets.0.uid — expected string'],
    [{ widgets: [{ uid: 'a', width: 5 }] }, 'body.widgets.0.width — expected 4'],
    [{ widgets: [], other: 1 }, 'body — expected nothing of any other name'],
    [5, 'body — expected object'],
  ])('stands in a body that is not as Strapi describes it: %j', (body, problem) =>
    expect(explainUnreadable(issueOf(body))).toBe(problem),
  );

  it.each([
    [new Error('other')],
    [failure('22012', 'division by zero')],
    [failure('42P01', 'relation "files" does not exist')],
    [failure('57P01', 'terminating connection due to administrator command')],
    [null],
    ['22P02'],
  ])('is not what failed in %s', (error) => expect(explainUnreadable(error)).toBeNull());
});
