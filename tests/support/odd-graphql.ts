import fc from 'fast-check';
import { QueryWriter, writeQuery, type Types, type WriteArgument } from './graphql-queries';
import { texts, values, type KnownPlaces } from './odd-addresses';
import { oddValues, spoilDocument, valuesIn } from './odd-documents';
import { drawMutation } from './odd-mutations';
import { encode } from './odd-searches';
import type { SentRequest } from './send-request';

/** Fields of `Query` that are none of Strapi's. */
export const ownRoots = ['explainer', 'explainers', 'changes', 'explainerDifference'];
const singleRoots = [
  ...['article', 'section', 'condition', 'sideEffect', 'notice', 'reference', 'contributor'],
];

export interface OddGraphql extends SentRequest {
  operation: 'query' | 'mutation';
  document: string;
}

/** What a variable is declared as, mostly as the arguments of our own fields are. */
const declared = ['String', 'String', 'String!', 'Int', 'ID!', 'Boolean', 'JSON', '[String]'];
const oddJson: readonly unknown[] = [
  ...[null, true, 0, -1, 1.5, 2 ** 31, 1e300, '', '\0', 'a\0b', '\ud800', [], [null], {}],
  ...[{ $ne: null }, { toString: 1 }, [['a']], 'x'.repeat(5_000), '2026-02-30'],
];
const oddVariables = ['{', '5', '[]', 'null', '"v"', '{"v":1,"v":2}', '{"__proto__":{"v":1}}'];

/** Mostly what leads somewhere, else what is right for another argument, what is odd, or no text at all. */
const argumentsOf =
  (known: KnownPlaces, draw: fc.GeneratorValue): WriteArgument =>
  ({ name, type }, of) => {
    const one = <Value>(from: readonly Value[]): Value => draw(fc.constantFrom, ...from);
    const right: Readonly<Record<string, readonly string[]>> = {
      slug: of === 'section' ? known.sections : known.explainers,
      after: of === 'explainers' ? known.cursors : known.revisions,
      ...{ revision: known.revisions, before: known.revisions, since: known.cursors },
      ...{ documentId: known.documentIds, locale: ['en', 'fr'], asOf: values.asOf ?? [] },
      limit: values.limit ?? [],
      // Nobody who may not read drafts is to see one.
      status: ['DRAFT', 'PUBLISHED'],
    };
    const own = right[name];
    if (own === undefined) return undefined;
    const isBare = type.name === 'Int' || type.kind === 'ENUM';
    const write = (value: string) => (isBare ? value : JSON.stringify(value));
    return one([
      ...Array.from({ length: 12 }, () => () => write(one(own))),
      () => write(one(one(Object.values(right)))),
      () => JSON.stringify(one([...texts, ...(values.locale ?? [])])),
      () => one(oddValues),
    ])();
  };

const headers = { 'Content-Type': 'application/json' };

const posted = (operation: OddGraphql['operation'], document: string): OddGraphql => ({
  ...{ operation, document, method: 'POST', path: '/graphql', headers },
  body: JSON.stringify({ query: document }),
});
const write = 'mutation { createArticle(data: { title: "Nobody’s", slug: "nobodys" }) { title } }';

/**
 * What is refused for reasons that little of what is drawn is refused for: a draft is asked for, what was withdrawn, and something is
 * written, by GET too.
 */
export const surelyRefused = (known: KnownPlaces): OddGraphql[] => [
  posted('query', '{ articles(status: DRAFT) { title } }'),
  ...known.explainers.map((slug) =>
    posted('query', `{ explainer(slug: ${JSON.stringify(slug)}) { title } }`),
  ),
  posted('mutation', write),
  { operation: 'mutation', document: write, path: `/graphql?query=${encode(write)}` },
];

/** Draws what is sent to GraphQL: what the schema has of reads and of writes, with odd values in it, by POST and by GET. */
export const drawGraphql = (
  types: Types,
  known: KnownPlaces,
  draw: fc.GeneratorValue,
): OddGraphql => {
  const one = <Value>(from: readonly Value[]): Value => draw(fc.constantFrom, ...from);
  const oneIn = (many: number): boolean => draw(fc.nat, { max: many - 1 }) === 0;
  const writer = new QueryWriter(types, draw, argumentsOf(known, draw));
  const operation = oneIn(8) ? 'mutation' : 'query';
  const sound =
    operation === 'mutation'
      ? drawMutation(types, known, draw)
      : one([
          () => writeQuery(types, draw),
          () => writer.query(ownRoots),
          () => writer.query([...ownRoots, ...singleRoots]),
        ])();
  let document = oneIn(2) ? sound : spoilDocument(sound, draw);
  let variables: string | undefined;
  let variable = '';
  const places = oneIn(5) ? valuesIn(document) : [];
  const place = places.length === 0 ? undefined : one(places);
  if (place !== undefined) {
    const after = document.slice(place.index + place[0].length);
    document = `${document.slice(0, place.index)}: $v${after}`;
    variable = ` ($v: ${one(declared)})`;
    if (!oneIn(8))
      variables = oneIn(8) ? one(oddVariables) : JSON.stringify({ v: one([...oddJson, ...texts]) });
  }
  const query =
    operation === 'query' && variable === '' ? document : `${operation}${variable} ${document}`;
  const operationName = oneIn(20) ? one(texts) : undefined;
  if (oneIn(4)) {
    const given = Object.entries({ query, variables, operationName }).flatMap(([name, value]) =>
      value === undefined ? [] : [`${name}=${encode(value)}`],
    );
    return { operation, document, path: `/graphql?${given.join('&')}` };
  }
  const members = [
    `"query":${JSON.stringify(query)}`,
    ...(variables === undefined || variables === '{' ? [] : [`"variables":${variables}`]),
    ...(operationName === undefined ? [] : [`"operationName":${JSON.stringify(operationName)}`]),
  ];
  return {
    ...{ operation, document, method: 'POST', path: '/graphql', headers },
    body: `{${members.join(',')}}`,
  };
};
