import { explainIssue } from './explain-issue';
import { toldValue } from './told-names';

interface Saying {
  says: RegExp;
  tell: (found: Record<string, string>) => string;
}

/** As PostgreSQL says it (17), behind the statement that knex puts before it; and @strapi/database 5.54, before it has any. */
const sayings: readonly Saying[] = [
  {
    says: /invalid input syntax for type (?<type>[\w ]+): "(?<value>[^]*)"$/,
    tell: ({ value, type }) => `${toldValue(value ?? '')} — expected a value of type ${type}`,
  },
  {
    says: /value "(?<value>[^]*)" is out of range for type (?<type>[\w ]+)$/,
    tell: ({ value, type }) => `${toldValue(value ?? '')} — expected a value of type ${type}`,
  },
  {
    says: /date\/time field value out of range: "(?<value>[^]*)"$/,
    tell: ({ value }) => `${toldValue(value ?? '')} — expected an instant that there is`,
  },
  {
    says: /value too long for type character varying\((?<most>\d+)\)$/,
    tell: ({ most }) => `body — expected texts of at most ${most} characters`,
  },
  {
    says: /^Expected a valid (?:Number|BigInteger), got (?<value>[^]*)$/,
    tell: ({ value }) => `${toldValue(value ?? '')} — expected a number`,
  },
  {
    says: /^Attribute (?<name>.*) not found on model /,
    tell: ({ name }) =>
      `${toldValue(name ?? '')} — expected the name of an attribute that there is`,
  },
  {
    says: /^You cannot order on (?<type>\w+) types$/,
    tell: ({ type }) => `sort — expected an attribute with a value; got one of type ${type}`,
  },
  {
    says: /^Invalid boolean input\. Expected (?<words>.*)$/,
    tell: ({ words }) => `query — expected of what is so or not, such as count, one of ${words}`,
  },
];

/** As @strapi/database 5.54 (`helpers/where.js`) and knex 3 refuse an operator that is none, or that is given what it does not take. */
const misused: readonly RegExp[] = [
  /^Undefined attribute level operator /,
  /^Operator \$\w+ must be an array$/,
  /^Where must be an array or an object$/,
  /^Only \$and, \$or and \$not can only be used as root level operators/,
  /^Only one operator key is allowed in a relation where clause/,
  /^Operator and non-operator keys cannot be mixed in a relation where clause$/,
  /^You cannot filter on \w+ types$/,
  /^The second argument to whereBetween must be an array\.$/,
  /^You must specify 2 values for the whereBetween clause$/,
  /^Undefined binding\(s\) detected when compiling /,
  /^Json superset where clause not actually supported by /,
];

/** undefined_function, as PostgreSQL calls an operator that a type does not have. */
const noOperator = '42883';

/** Of values that cannot be read, are too long or out of range (Appendix A of PostgreSQL's manual). */
const codes = /^(?:22P02|22001|22003|22007|22008)$/;

const instants = /^Invalid(?:Datetime|Date|Time)Format$/;

/**
 * What is wrong with a value, or with what is asked of it, that PostgreSQL, or Strapi before it, could not read, in words. Null where an error is
 * of something else.
 */
export const explainUnreadable = (error: unknown): string | null => {
  if (!(error instanceof Error)) return null;
  if (instants.test(error.name))
    return 'query or body — expected dates and times as ISO 8601 has them, such as 2026-01-31T12:00:00.000Z';
  if (
    misused.some((says) => says.test(error.message)) ||
    ('code' in error && error.code === noOperator)
  )
    return 'query — expected an operator of Strapi with what it takes, such as $eq with a value';
  for (const { says, tell } of sayings) {
    const found = says.exec(error.message)?.groups;
    if (found !== undefined) return tell(found);
  }
  // A server may speak another language.
  return 'code' in error && codes.test(String(error.code))
    ? 'query or body — expected of each value the type of its field'
    : explainIssue(error);
};
