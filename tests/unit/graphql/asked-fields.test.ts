import { Kind, parse, type FieldNode } from 'graphql';
import { countAskedFields, findAskedFields } from '../../../src/graphql/batching/asked-fields';

/** The one field at the top, as graphql-js hands it to its resolver. */
const infoOf = (text: string) => {
  const fragments: Record<string, any> = {};
  let field: FieldNode | undefined;
  for (const definition of parse(text).definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments[definition.name.value] = definition;
    else if (definition.kind === Kind.OPERATION_DEFINITION)
      field = definition.selectionSet.selections[0] as FieldNode;
  }
  if (field === undefined) throw new Error('a field');
  return { fieldName: field.name.value, fieldNodes: [field], fragments };
};
const count = (text: string): number => countAskedFields(infoOf(text));

describe('What a query asks of each row', () => {
  it.each([
    ['{ sections { slug heading } }', 2],
    ['{ sections { slug a: slug ...F } } fragment F on Section { level }', 3],
    ['{ sections_connection { nodes { slug } pageInfo { total } } }', 1],
  ])('is each field as often as it is asked: %s', (text, expected) => {
    expect(count(text)).toBe(expected);
  });

  it.each([
    ['{ sections { children(sort: "slug") { slug } } }', 2],
    ['{ sections { children(filters: { level: { gt: 1 } }) { slug } } }', 6],
    ['{ sections { children(filters: { or: [{ level: { in: [1, 2] } }] }) { slug } } }', 11],
    ['query ($f: F) { sections { children(filters: $f, sort: ["slug", "level"]) { slug } } }', 4],
  ])('and what is written in arguments, which is read for each: %s', (text, expected) => {
    expect(count(text)).toBe(expected);
  });

  it('has each name once', () => {
    expect([...findAskedFields(infoOf('{ sections { slug a: slug level } }'))]).toEqual([
      'slug',
      'level',
    ]);
  });
});
