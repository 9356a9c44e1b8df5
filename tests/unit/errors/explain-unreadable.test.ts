import { explainUnreadable } from '../../../src/errors/explain-unreadable';

const failure = (code: string, message: string): Error =>
  Object.assign(new Error(`select * from "files" where "id" = $1 - ${message}`), { code });
const named = (name: string, message: string): Error => Object.assign(new Error(message), { name });

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
      named('InvalidDatetimeFormat', 'Invalid format, expected a timestamp or an ISO date'),
      'query or body — expected dates and times as ISO 8601 has them, such as 2026-01-31T12:00:00.000Z',
    ],
  ])('is told: %s', (error, problem) => expect(explainUnreadable(error)).toBe(problem));

  it.each([
    [new Error('other')],
    [failure('22012', 'division by zero')],
    [failure('42P01', 'relation "files" does not exist')],
    [failure('57P01', 'terminating connection due to administrator command')],
    [null],
    ['22P02'],
  ])('is not what failed in %s', (error) => expect(explainUnreadable(error)).toBeNull());
});
