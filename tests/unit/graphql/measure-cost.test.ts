import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, getOperationAST, getVariableValues, parse, validate } from 'graphql';
import { costBounds, judgeCost, type Cost } from '../../../src/graphql/cost/cost-bounds';
import { measureCost } from '../../../src/graphql/cost/measure-cost';

const schema = buildSchema(readFileSync(join(__dirname, '../../../public/schema.graphql'), 'utf8'));

const costOf = (text: string, given: Record<string, unknown> = {}): Cost => {
  const document = parse(text);
  expect(validate(schema, document)).toEqual([]);
  const operation = getOperationAST(document);
  if (!operation) throw new Error('one operation');
  const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], given);
  if (!coerced) throw new Error('variables that fit');
  return measureCost({ schema, document, operation, variables: coerced });
};
const documentsOf = (text: string, given?: Record<string, unknown>): number =>
  costOf(text, given).documents;

const page = (limit: number): string => `(pagination: { limit: ${limit} })`;

describe('What a GraphQL request costs is known from its text and its variables', () => {
  it('as many documents as its pages have room for, at every level', () => {
    expect(documentsOf(`{ articles${page(7)} { title } }`)).toBe(7);
    expect(documentsOf(`{ articles${page(7)} { sections${page(3)} { slug } } }`)).toBe(7 + 7 * 3);
    expect(documentsOf(`{ articles${page(2)} { sections${page(3)} { article { slug } } } }`)).toBe(
      2 + 2 * 3 + 2 * 3,
    );
    expect(documentsOf('{ articles { title } }')).toBe(100);
    expect(documentsOf('{ articles(pagination: { pageSize: 4, page: 9 }) { title } }')).toBe(4);
    expect(documentsOf(`{ articles${page(-1)} { title } }`)).toBe(100);
    expect(documentsOf(`{ articles${page(5_000)} { title } }`)).toBe(100);
  });

  it('the page may come in a variable, with a default or without', () => {
    const whole = 'query ($page: PaginationArg) { articles(pagination: $page) { slug } }';
    expect(documentsOf(whole, { page: { limit: 9 } })).toBe(9);
    expect(documentsOf(whole, { page: null })).toBe(100);
    const part = 'query ($n: Int = 6) { articles(pagination: { limit: $n }) { slug } }';
    expect(documentsOf(part)).toBe(6);
    expect(documentsOf(part, { n: 8 })).toBe(8);
    expect(documentsOf(part, { n: null })).toBe(100);
  });

  it('a connection costs what its list does, and its total one look more', () => {
    const list = costOf(`{ articles${page(7)} { slug sections${page(2)} { slug } } }`);
    const connection = (pageInfo: string) =>
      costOf(
        `{ articles_connection${page(7)} { nodes { slug sections_connection${page(2)} { nodes { slug } } } ${pageInfo} } }`,
      );
    expect(connection('')).toEqual(list);
    expect(connection('pageInfo { total }')).toEqual({ ...list, lookups: list.lookups + 1 });
  });

  it('an order that is too long is refused, and not taken apart', () => {
    const asked = 'query ($s: [String]) { sections(sort: $s) { slug } }';
    expect(costOf(asked, { s: 'slug' }).searches).toBe(1);
    expect(() => costOf(asked, { s: `slug,${'a,'.repeat(2_500)}` })).toThrow(
      'sort — expected at most 50 attributes, in 5000 characters',
    );
  });

  it('what asks for one is counted as one', () => {
    const by = (filter: string, of = 'articles') => documentsOf(`{ ${of}(${filter}) { slug } }`);
    expect(by('filters: { slug: { eq: "a" } }')).toBe(1);
    expect(by('filters: { documentId: { eq: "a" } }')).toBe(1);
    expect(documentsOf('{ article(documentId: "a") { slug } }')).toBe(1);
    // In every language there may be one, and a section's slug is its own within its article only.
    expect(by('locale: "*", filters: { slug: { eq: "a" } }')).toBe(100);
    expect(by('filters: { slug: { eq: "a" } }', 'sections')).toBe(100);
    expect(by('filters: { slug: { contains: "a" } }')).toBe(100);
    expect(by('filters: { or: [{ slug: { eq: "a" } }] }')).toBe(100);
  });

  it('what has the database look through every document is counted wherever it stands', () => {
    const searchesOf = (text: string, given?: Record<string, unknown>) =>
      costOf(text, given).searches;
    const filters =
      '(filters: { heading: { containsi: "x" }, sideEffects: { slug: { eq: "y" } } })';
    expect(searchesOf(`{ sections${filters} { slug } }`)).toBe(2);
    expect(searchesOf(`{ articles { title a: sections${filters} { slug } } }`)).toBe(2);
    expect(searchesOf(`{ sections_connection${filters} { pageInfo { total } } }`)).toBe(4);
    const total = 'pageInfo { total }';
    const asked = `{ sections_connection${filters} { a: ${total} ...T } } fragment T on SectionEntityResponseCollection { b: ${total} }`;
    expect(searchesOf(asked)).toBe(2 * (1 + 2) + 1);
    expect(searchesOf(`{ sections_connection { a: ${total} b: ${total} c: ${total} } }`)).toBe(2);
    const nested = `{ articles_connection { nodes { sections_connection${filters} { nodes { slug } } } ${total} } }`;
    expect(searchesOf(nested)).toBe(2);
    const twice = '{ ...F more: articles { slug } ...F } fragment F on Query';
    expect(searchesOf(`${twice} { sections${filters} { slug } }`)).toBe(4);
    const given = { or: [{ heading: { startsWith: 'x' } }, { not: { heading: { eqi: 'y' } } }] };
    const withVariable = 'query ($f: SectionFiltersInput) { sections(filters: $f) { slug } }';
    expect(searchesOf(withVariable, { f: given })).toBe(2);
    const one =
      '(filters: { article: { slug: { eq: "a" } }, slug: { eq: "b" } }, sort: "slug:desc")';
    expect(searchesOf(`{ sections${one} { slug } }`)).toBe(1);
  });

  it('so is what a list at the top is in the order of, and of no list below it', () => {
    const searchesOf = (text: string) => costOf(text).searches;
    const total = 'pageInfo { total }';
    expect(searchesOf('{ sections(sort: ["article.title", "slug"]) { slug } }')).toBe(2 + 1);
    expect(searchesOf('{ sections(sort: ["documentId", "id:desc"]) { slug } }')).toBe(0);
    expect(searchesOf(`{ sections_connection(sort: "slug") { nodes { slug } ${total} } }`)).toBe(2);
    const spread = '{ ...F ...F } fragment F on Query { sections(sort: "slug") { slug } }';
    expect(searchesOf(spread)).toBe(2);
    const nested = `sections(sort: ["position", "slug"]) { slug } sections_connection(sort: "slug") { nodes { slug } }`;
    expect(searchesOf(`{ articles(sort: "title") { ${nested} } }`)).toBe(1);
    expect(searchesOf(`{ articles_connection(sort: "title") { nodes { ${nested} } } }`)).toBe(1);
    const lists = (count: number): string =>
      Array.from({ length: count }, (_, at) => `s${at}: sections(sort: "heading") { slug }`).join(
        ' ',
      );
    expect(judgeCost(costOf(`{ ${lists(8)} }`))).toBeNull();
    expect(judgeCost(costOf(`{ ${lists(9)} }`))).toMatch(/^query — .* 8 searches: .* got 9: /);
  });

  it('parts of a document are looked up and are none themselves', () => {
    expect(costOf(`{ conditions${page(5)} { synonyms { text } codes { code } } }`)).toEqual({
      documents: 5,
      lookups: 3,
      explainers: 0,
      searches: 0,
    });
    // What they lead to is.
    expect(
      documentsOf(`{ sections${page(5)} { mentions${page(2)} { condition { slug } } } }`),
    ).toBe(5 + 5 * 2);
  });

  it('each alias counts, and a fragment wherever it is spread', () => {
    const aliases = `{ a: articles${page(3)} { slug } b: articles${page(4)} { slug } }`;
    expect(costOf(aliases)).toEqual({ documents: 7, lookups: 2, explainers: 0, searches: 0 });
    const spread = `{ a: articles${page(3)} { ...F } b: articles${page(4)} { ...F ... on Article { x: sections${page(1)} { slug } } } } fragment F on Article { sections${page(2)} { slug } }`;
    expect(costOf(spread)).toEqual({
      documents: 3 + 6 + 4 + 8 + 4,
      lookups: 5,
      explainers: 0,
      searches: 0,
    });
  });

  it('fragments that spread each other twice are measured in no time, and past every bound', () => {
    const doubling = Array.from(
      { length: 60 },
      (_, index) => `fragment F${index} on Article { ...F${index + 1} ...F${index + 1} }`,
    ).join(' ');
    const cost = costOf(
      `{ articles${page(1)} { ...F0 } } ${doubling} fragment F60 on Article { sections${page(1)} { slug } }`,
    );
    expect(cost.lookups).toBeGreaterThan(2 ** 59);
    expect(cost.documents).toBe(Number.MAX_SAFE_INTEGER);
    expect(judgeCost(cost)).toMatch(/^query — expected to ask for at most 1000000000 documents/);
  });

  it('an explainer is read whole, so that nothing below it costs more', () => {
    const inside = '{ slug sections { heading sections { conditions { name } } } }';
    expect(costOf(`{ explainer(slug: "a") ${inside} }`)).toEqual({
      ...{ documents: 1, lookups: 1, explainers: 1, searches: 0 },
    });
    expect(costOf(`{ explainers(limit: 30) { nodes ${inside} } }`).explainers).toBe(30);
    expect(costOf(`{ explainers { nodes ${inside} } }`).explainers).toBe(25);
    const difference = `explainerDifference(slug: "a", before: "b", after: "c") { fields { field } }`;
    expect(costOf(`{ ${difference} }`).explainers).toBe(12);
    const differences = (count: number) =>
      judgeCost(
        costOf(
          `{ ${Array.from({ length: count }, (_, at) => `d${at}: ${difference}`).join(' ')} }`,
        ),
      );
    expect([differences(8), differences(9)]).toEqual([
      null,
      'query — expected to ask for at most 100 whole explainers; got 108: ask for a smaller limit, or fewer differences',
    ]);
    expect(costOf('{ changes(limit: 50) { nodes { slug sections { slug } } } }')).toEqual({
      ...{ documents: 50, lookups: 1, explainers: 0, searches: 0 },
    });
  });

  it('25 of each, five lists deep, are below the bounds', () => {
    const levels = ['articles', 'sections', 'children', 'conditions', 'narrower'];
    const text = levels.reduceRight((inner, name) => `${name}${page(25)} { slug ${inner} }`, '');
    expect(documentsOf(`{ ${text} }`)).toBe(25 + 25 ** 2 + 25 ** 3 + 25 ** 4 + 25 ** 5);
    expect(judgeCost(costOf(`{ ${text} }`))).toBeNull();
  });

  it('every query of the guides is', () => {
    const guides = ['README.md', 'docs/frontend-developers.md'].map((name) =>
      readFileSync(join(__dirname, '../../..', name), 'utf8'),
    );
    const queries = guides.flatMap((text) =>
      [...text.matchAll(/```graphql\n([\s\S]*?)```/g)].map(([, query = '']) => query),
    );
    expect(queries.length).toBeGreaterThan(4);
    for (const query of queries) expect([query, judgeCost(costOf(query))]).toEqual([query, null]);
  });

  it.each(Object.entries(costBounds))('no more than its bound of %s passes', (name, bound) => {
    const none = { documents: 0, lookups: 0, explainers: 0, searches: 0 };
    expect(judgeCost({ ...none, [name]: bound })).toBeNull();
    expect(judgeCost({ ...none, [name]: bound + 1 })).toContain(
      `expected to ask for at most ${bound} `,
    );
  });
});
