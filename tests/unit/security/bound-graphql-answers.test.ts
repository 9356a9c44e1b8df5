import { buildSchema, graphql, type ExecutionResult } from 'graphql';
import { boundGraphqlAnswers, countValue } from '../../../src/security/bound-graphql-answers';

const schema = buildSchema(
  'scalar JSON type Text { is: String! } type Query { texts: [Text!]! same: [Text] names: [String!]! json: JSON } type Mutation { texts: [Text!]! }',
);

/** As Apollo does it: executes, and has what is answered looked at before it is sent. */
const answer = async (source: string, texts: readonly string[]) => {
  const contextValue = {};
  const rows = texts.map((is) => ({ is }));
  const singleResult: ExecutionResult = await graphql({
    ...{ schema, source, contextValue, fieldResolver: countValue },
    rootValue: { texts: rows, same: rows, names: texts, json: { all: texts } },
  });
  const response = { http: { status: 200 }, body: { kind: 'single' as const, singleResult } };
  const { willSendResponse } = await boundGraphqlAnswers.requestDidStart();
  await willSendResponse({ contextValue, response });
  return { status: response.http.status, ...response.body.singleResult };
};
const refusal = (what: string) => ({
  status: 400,
  errors: [
    expect.objectContaining({
      message: `query — expected an answer of at most ${what}; got more: ask for smaller pages, or for each value once`,
      extensions: { code: 'QUERY_TOO_COSTLY' },
    }),
  ],
});
const short = (count: number) => Array.from({ length: count }, () => 'a');

describe('An answer of GraphQL', () => {
  it('holds 300,000 values, lists too, wherever each stands', async () => {
    // Each text is one in its list, and one under its name.
    const { status, errors, data } = await answer('{ texts { is } }', short(149_999));
    expect([status, errors, Object.keys(data ?? {})]).toEqual([200, undefined, ['texts']]);
    expect(await answer('{ texts { is } }', short(150_000))).toEqual(refusal('300000 values'));
    expect(await answer('{ texts { a: is b: is } }', short(100_000))).toEqual(
      refusal('300000 values'),
    );
  });

  it('holds 8,000,000 bytes of text, and is null from there on, whatever may be null', async () => {
    const texts = ['long '.repeat(800_000), 'long '.repeat(800_000)];
    expect(await answer('{ texts { is } }', texts)).toMatchObject({ status: 200 });
    expect(await answer('{ texts { is } }', [...texts, 'a'])).toEqual(refusal('8000000 bytes'));
    expect(await answer('{ same { is } texts { is } }', texts)).toEqual(refusal('8000000 bytes'));
  });

  it('holds as many names in lists, and in JSON', async () => {
    expect(await answer('{ names }', short(299_999))).toMatchObject({ status: 200 });
    expect(await answer('{ names }', short(300_000))).toEqual(refusal('300000 values'));
    const long = ['long '.repeat(1_600_000)];
    for (const field of ['names', 'json']) {
      expect(await answer(`{ ${field} }`, long)).toMatchObject({ status: 200 });
      expect(await answer(`{ ${field} }`, [...long, 'a'])).toEqual(refusal('8000000 bytes'));
    }
  });

  it('is told whole of a mutation, which is done', async () => {
    const { status, errors, data } = await answer('mutation { texts { is } }', short(300_001));
    expect([status, errors]).toEqual([200, undefined]);
    expect(data?.texts).toHaveLength(300_001);
  });
});
