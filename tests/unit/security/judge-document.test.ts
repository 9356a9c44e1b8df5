import { getIntrospectionQuery } from 'graphql';
import { bounds } from '../../../src/security/document-bounds';
import { judgeDocument } from '../../../src/security/judge-document';
import { judgeUses, judgeVariables } from '../../../src/security/judge-variables';

const refusal = (text: string): string | null => {
  const verdict = judgeDocument(text);
  return verdict.ok ? null : verdict.message;
};
const nested = (depth: number): string => `{${'a{'.repeat(depth)}b${'}'.repeat(depth)}}`;
const times = (count: number, each: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => each(index)).join(' ');

const fields = (count: number): string => times(count, (index) => `f${index}`);

const inObjects = (levels: number): string => `${'{ v: '.repeat(levels)}1${' }'.repeat(levels)}`;

describe('What a GraphQL document may ask for', () => {
  it.each([
    ['levels', nested(bounds.depth), nested(bounds.depth + 1), '12 levels of fields; got 13'],
    [
      'fields',
      `{ ${times(5, (index) => `a${index} { ${fields(199)} }`)} }`,
      `{ ${times(4, (index) => `a${index} { ${fields(199)} }`)} b { ${fields(200)} } }`,
      '1000 fields and fragments, with every fragment spread; got 1001',
    ],
    [
      'fields beside one another',
      `{ a { ${fields(200)} } }`,
      `{ a { ${fields(201)} } }`,
      '200 fields and fragments side by side; got 201',
    ],
    [
      'definitions',
      `{ ...F0 } ${times(59, (index) => `fragment F${index} on A { b }`)}`,
      `{ ...F0 } ${times(60, (index) => `fragment F${index} on A { b }`)}`,
      '60 operations and fragments; got 61',
    ],
    [
      'fragments within fragments',
      `{ a { ${'... {'.repeat(998)} b ${'}'.repeat(998)} } }`,
      `{ a { ${'... {'.repeat(999)} b ${'}'.repeat(999)} } }`,
      '1000 fields and fragments, with every fragment spread; got 1001',
    ],
    [
      'aliases',
      `{ a { ...F b: c } } fragment F on A { ${times(99, (index) => `a${index}: b`)} }`,
      `{ a { ...F b: c d: e } } fragment F on A { ${times(99, (index) => `a${index}: b`)} }`,
      '100 aliases, with every fragment spread; got 101',
    ],
    [
      'aliases at the top',
      `{ ${times(20, (index) => `a${index}: articles { slug }`)} }`,
      `{ ${times(21, (index) => `a${index}: articles { slug }`)} }`,
      '20 fields at the top, with aliases; got 21',
    ],
    [
      'directives',
      `{ a ${times(50, () => '@skip(if: false)')} }`,
      `{ a ${times(51, () => '@skip(if: false)')} }`,
      '50 directives; got 51',
    ],
    [
      'tokens',
      `query(${times(998, (index) => `$v${index}: B`)}) { a }`,
      `query(${times(999, (index) => `$v${index}: B`)}) { a }`,
      '4000 tokens',
    ],
    [
      'values in arguments',
      `{ a(x: { in: [${times(249, () => '1')}] }) { b(y: 1) } }`,
      `{ a(x: { in: [${times(249, () => '1')}] }) { b(y: 1, z: 2) } }`,
      '250 values in arguments; got 251',
    ],
    [
      'conditions and orders',
      `{ a(x: [${times(48, () => '{ b: { eq: 1 } }')}], y: ["c"], z: { in: [1, 2] }) { b } }`,
      `{ a(x: [${times(48, () => '{}')}], y: ["c", "d"], z: { in: [1, 2] }) { b } }`,
      '50 conditions, orders and other values in arguments, with the list of an in as one; got 51',
    ],
    [
      'the depth of arguments',
      `{ a(x: ${'[{y:'.repeat(5)}1${'}]'.repeat(5)}) }`,
      `{ a(x: [${'[{y:'.repeat(5)}1${'}]'.repeat(5)}]) }`,
      '10 levels of lists and objects in an argument; got 11',
    ],
    [
      'objects in arguments',
      `{ a(x: [${times(48, () => '{ b: { c: 1 } }')}], y: ${inObjects(9)}, z: ${inObjects(5)}) }`,
      `{ a(x: [${times(48, () => '{ b: { c: 1 } }')}], y: ${inObjects(9)}, z: ${inObjects(6)}) }`,
      '110 objects written in arguments, with every fragment spread (a variable may hold more); got 111',
    ],
    [
      'lines',
      `{ a${'\n\r\n'.repeat(499)}\n }`,
      `{ a${'\n\r\n'.repeat(500)} }`,
      '1000 lines; got 1001',
    ],
    [
      'characters',
      `{ a(x: "${'x'.repeat(bounds.characters - 12)}") }`,
      `{ a(x: "${'x'.repeat(bounds.characters - 11)}") }`,
      '20000 characters; got 20001',
    ],
  ])('has a bound on %s', (_, allowed, refused, expected) => {
    expect(refusal(allowed)).toBeNull();
    expect(refusal(refused)).toBe(`query — expected at most ${expected}`);
  });

  it('does not count the objects of what a mutation writes, which are read once', () => {
    const written = `data: { mentions: [${times(120, () => '{ quote: "q" }')}] }`;
    expect(refusal(`mutation { a(${written}) { b } }`)).toBeNull();
    expect(refusal(`{ a(x: [${times(120, () => '{}')}]) { b } }`)).not.toBeNull();
  });

  it('counts a fragment wherever it is spread, and looks at it once', () => {
    const doubling = times(
      40,
      (index) => `fragment F${index} on A { ...F${index + 1} ...F${index + 1} }`,
    );
    const text = `{ ...F0 } ${doubling} fragment F40 on A { slug }`;
    expect(refusal(text)).toBe(
      `query — expected at most 1000 fields and fragments, with every fragment spread; got ${3 * 2 ** 40 - 1}`,
    );
    expect(refusal('{ a { ...F } b { ...F } } fragment F on A { c { d { e } } }')).toBeNull();
    const deep = `{ a { ...F } } fragment F on A ${nested(bounds.depth)}`;
    expect(refusal(deep)).toBe('query — expected at most 12 levels of fields; got 13');
  });

  it('refuses what has no end, or no beginning', () => {
    expect(refusal('{ ...F } fragment F on A { b { ...G } } fragment G on B { ...F }')).toBe(
      'query — expected fragments that end; got "F", which spreads itself',
    );
    expect(refusal('fragment F on A { ...F }')).toContain('"F", which spreads itself');
    expect(refusal('{ ...F }')).toBe('query — expected a definition of fragment "F"; got none');
  });

  it('lets the name of a type be asked for once in a place', () => {
    expect(refusal('{ a { __typename b { __typename } } }')).toBeNull();
    expect(refusal('{ a { ...F } } fragment F on A { t1: __typename }')).toBe(
      'query — expected __typename under no other name; got t1',
    );
  });

  const isType = (name: string): boolean => ['Article', 'Int', 'String'].includes(name);
  const long = 'A'.repeat(5_000);

  it.each([
    ['of variables', `query (${times(100, (n) => `$v${n}: [Artikle${n}!]`)}) { a }`, 'Artikle0'],
    ['of a fragment', '{ a { ...F } } fragment F on Artikle { b }', 'Artikle'],
    ['of a fragment that stands inline', '{ a { b ... on Artikle { c } } }', 'Artikle'],
    ['of what a document defines by itself', '{ a } type Article { b: Artikle }', 'Artikle'],
    ['of a name that every object has', '{ a { ... on toString { b } } }', 'toString'],
    ['of a long name, by its beginning', `{ a { ... on ${long} { b } } }`, long.slice(0, 100)],
  ])('names the first type that there is not, %s', (_, text, name) => {
    expect(judgeDocument(text, isType)).toEqual({
      ok: false,
      message: `query — expected types that there are; got "${name}"`,
    });
    expect(judgeDocument(text)).toMatchObject({ ok: true });
  });

  it('lets pass the types that there are, lists of them and what may not be null', () => {
    const text =
      'query ($a: [Int!]!, $b: String = "x") { a { ... on Article { ...F ... { b } } } } fragment F on Article { b }';
    expect(judgeDocument(text, isType)).toMatchObject({ ok: true });
  });

  it('has the same bounds for variables', () => {
    const deep = (levels: number): unknown => (levels === 0 ? 1 : { x: deep(levels - 1) });
    for (const variables of [undefined, null, 'a', [], {}, { a: deep(10) }]) {
      expect(judgeVariables(variables)).toEqual({ ok: true });
    }
    for (const levels of [11, 5_000]) {
      expect(judgeVariables({ filters: deep(levels) })).toEqual({
        ok: false,
        message: 'variables.filters — expected at most 10 levels of lists and objects',
      });
    }
    const slugs = Array.from({ length: 249 }, String);
    expect(judgeVariables({ slugs, one: 1 })).toEqual({ ok: true });
    expect(judgeVariables({ slugs, one: [1, 2] })).toEqual({
      ok: false,
      message: 'variables — expected at most 250 values; got 251',
    });
  });

  it('counts a variable wherever it is used, fragments and defaults included', () => {
    const judge = (text: string, variables?: unknown) => {
      const judged = judgeDocument(text);
      return judged.ok ? judgeUses(judged.operations, variables) : judged;
    };
    const conditions = (count: number) => Array.from({ length: count }, () => ({ a: { eq: 1 } }));
    const tooMany = (got: number) => ({
      ok: false,
      message: `query — expected at most 50 conditions, orders and other values in arguments, with the list of an in as one, with every variable wherever it is used; got ${got}`,
    });
    const twice = 'query ($f: F) { a(f: $f) { b } c { d(f: { and: [$f] }) { e } } }';
    expect(judge(twice, { f: { or: conditions(25) } })).toEqual({ ok: true });
    expect(judge(twice, { f: { or: conditions(26) } })).toEqual(tooMany(52));
    expect(judge(twice)).toEqual({ ok: true });
    const or = times(26, () => '{ a: { eq: 1 } }');
    for (const name of ['f', 'toString', 'constructor', '__proto__']) {
      const byDefault = `query ($${name}: F = { or: [${or}] }) { a(f: $${name}) { b } c { d(f: $${name}) { e } } }`;
      expect(judge(byDefault)).toEqual(tooMany(52));
      expect(judge(byDefault, {})).toEqual(tooMany(52));
    }
    const inFragments =
      'query ($f: F) { ...A ...A } fragment A on Q { ...B ...B } fragment B on Q { a(f: $f) }';
    expect(judge(inFragments, { f: conditions(13) })).toEqual(tooMany(52));
    const byDefault = `query ($f: F = [${'{ a: 1 }'.repeat(26)}]) { a(f: $f) b(f: $f) }`;
    expect(judge(byDefault)).toEqual(tooMany(52));
    expect(judge(byDefault, { f: 1 })).toEqual({ ok: true });
    const deepDefault = `query ($f: F = ${'['.repeat(11)}${']'.repeat(11)}) { a }`;
    expect(judge(deepDefault)).toMatchObject({ ok: false });
    const empty = { or: Array.from({ length: 26 }, () => ({})) };
    expect(judge(twice, { f: empty })).toEqual(tooMany(52));
  });

  it('counts what one `in` looks for as one, but not without end', () => {
    const text = 'query ($l: [ID]) { a(f: { id: { in: $l } }) b(f: { id: { notIn: $l } }) }';
    const judged = judgeDocument(text);
    const slugs = (count: number) => ({ l: Array.from({ length: count }, String) });
    if (!judged.ok) throw new Error(judged.message);
    expect(judgeUses(judged.operations, slugs(125))).toEqual({ ok: true });
    expect(judgeUses(judged.operations, slugs(126))).toEqual({
      ok: false,
      message:
        'query — expected at most 250 values in arguments, with every variable wherever it is used; got 252',
    });
  });

  it('counts what a mutation writes as one, in the document and in variables, but not without end', () => {
    const fields = times(60, (index) => `f${index}: 1`);
    expect(refusal(`mutation { save(data: { a: [{ ${fields} }] }) { b } }`)).toBeNull();
    expect(refusal(`{ list(filters: { a: [{ ${fields} }] }) { b } }`)).toMatch(/; got 60$/);
    const judged = judgeDocument('mutation ($d: D!) { save(data: $d) { b } }');
    if (!judged.ok) throw new Error(judged.message);
    const values = (count: number) => ({ d: Array.from({ length: count }, () => 1) });
    expect(judgeUses(judged.operations, values(250))).toEqual({ ok: true });
    expect(judgeUses(judged.operations, values(251))).toMatchObject({ ok: false });
  });

  it('says so of brackets that are too many for the parser', () => {
    const text = `{ a(x: ${'['.repeat(1_990)}${']'.repeat(1_990)}) }`;
    expect(refusal(text)).toMatch(/^query — expected (?:fewer levels|at most 10 levels)/);
  });

  it('leaves to others what is not GraphQL or asks for nothing, and does not count levels of introspection', () => {
    for (const text of ['', '{', '}', 'type A { b: C }']) expect(refusal(text)).toBeNull();
    const ofTypes = `{ __schema { types { fields ${'{ type '.repeat(9)}{ name }${' }'.repeat(9)} } } }`;
    expect(refusal(ofTypes)).toBeNull();
    expect(refusal(getIntrospectionQuery({ specifiedByUrl: true }))).toBeNull();
  });

  it.each([
    ['all that tools ask for', getIntrospectionQuery({ inputValueDeprecation: true, oneOf: true })],
    [
      'what leads on from one type',
      '{ __type(name: "A") { fields { type { fields { name } } } } }',
    ],
    [
      'fields of that name elsewhere',
      `{ a { ${'types { fields { '.repeat(5)}b${' } }'.repeat(5)} } }`,
    ],
  ])('lets pass of the schema’s description %s', (_, text) => {
    expect(refusal(text)).toBeNull();
  });

  const fieldsOfFields = 'fields { type { fields { type { fields { name } } } } }';
  it.each([
    ['lists in one another', `{ __schema { types { ${fieldsOfFields} } } }`],
    ['from one type, too', `{ __type(name: "Query") { ${fieldsOfFields} } }`],
    [
      'under many names',
      `{ __schema { ${Array.from({ length: 60 }, (_, n) => `a${n}: types { name fields { name } }`).join(' ')} } }`,
    ],
    [
      'by fragments',
      'query { __schema { types { ...a } } } fragment a on __Type { fields { type { ...b } } } fragment b on __Type { fields { type { ...c } } } fragment c on __Type { fields { name } }',
    ],
    [
      'by a fragment that stands inline',
      `{ ... on Query { __schema { types { ... on __Type { ${fieldsOfFields} } } } } }`,
    ],
  ])('refuses of it %s', (_, text) => {
    expect(refusal(text)).toMatch(
      /^query — expected fewer lists of the schema in one another, about 130000 values at most; got \d{6,}$/,
    );
  });
});
