import { buildSchema, getOperationAST, parse, validate } from 'graphql';
import { findNullForDefault } from '../../../src/graphql/cost/null-for-default';

const schema = buildSchema(`
  input Page { limit: Int! }
  type Query { list(page: Page, size: Int, name: String!): [String] }
`);

const find = (text: string, variables: Record<string, unknown>): string | undefined => {
  const document = parse(text);
  expect(validate(schema, document)).toEqual([]);
  const operation = getOperationAST(document);
  if (!operation) throw new Error('one operation');
  return findNullForDefault(schema, document, operation, variables)?.message;
};

const told = (type: string): string =>
  `variables.v — expected a value, or nothing for its default; got null where ${type} is wanted`;

describe('Null for a variable that has a default', () => {
  it.each([
    ['query ($v: Boolean = true) { list(name: "a") @include(if: $v) }', 'Boolean!'],
    ['query ($v: String = "a") { list(name: $v) }', 'String!'],
    ['query ($v: Int = 1) { list(name: "a", page: { limit: $v }) }', 'Int!'],
    [
      'query ($v: Boolean = true) { ...F } fragment F on Query { list(name: "a") @skip(if: $v) }',
      'Boolean!',
    ],
  ])('is refused where null may not stand: %s', (text, type) => {
    expect(find(text, { v: null })).toBe(told(type));
    expect(find(text, { v: 1 })).toBeUndefined();
  });

  it.each([
    ['query ($v: Int = 1) { list(name: "a", size: $v) }'],
    ['query ($v: Page = { limit: 1 }) { list(name: "a", page: $v) }'],
  ])('is taken where it may: %s', (text) => {
    expect(find(text, { v: null })).toBeUndefined();
  });

  it('is nothing to an operation that is not executed', () => {
    const document = parse(
      'query A ($v: Int = 1) { list(name: "a", size: $v) } query B ($v: String!) { list(name: $v) }',
    );
    const operation = getOperationAST(document, 'A');
    expect(
      operation && findNullForDefault(schema, document, operation, { v: null }),
    ).toBeUndefined();
  });
});
